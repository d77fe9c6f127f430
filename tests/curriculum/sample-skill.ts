import type { SkillFile } from '#lib/curriculum/parse-skill.ts';

const lesson = `---
title: Variables
summary: Give a value a name.
requires: [python/printing]
---
A name saves typing.

\`\`\`python run
print(1)
\`\`\`
`;

const hints = `
# Hints
1. One?
2. Two.
3. Three.
`;

const code = `---
title: The price
kind: code
level: 2
minutes: 4
also: [python/text]
---
Print the *total*.

\`\`\`python starter
price = 3
\`\`\`

\`\`\`python solution
price = 3
total = price * 5
def double(n):
    return n * 2
print(total)
\`\`\`

\`\`\`yaml tests
- says: It prints
  prints: 15
- says: It holds
  variable: total
  is: 15
- says: It doubles
  call: double({n})
  draw: { n: int(1, 9) }
  returns: as the solution
  times: 3
- says: It uses the name
  uses: [price]
\`\`\`

\`\`\`yaml misconceptions
- id: typed-in
  says: |
    You typed it in.

    Let Python multiply.
  when: { code: "= 15" }
  example: total = 15
\`\`\`
${hints}
# After
It works for any price.
`;

const predict = `---
title: Which wins
kind: predict
level: 1
minutes: 2
---
What does this print?

\`\`\`python code input="Ada|36"
print(input(), input())
\`\`\`

\`\`\`text answer
Ada 36
\`\`\`

\`\`\`yaml misconceptions
- id: first-only
  says: Both lines are read.
  when: { answer: Ada }
\`\`\`
${hints}`;

const choice = `---
title: A good name
kind: choice
level: 1
minutes: 1
---
Which is a name?

\`\`\`yaml options
- says: "\`2a\`"
  because: A digit cannot come first.
  misconception: digit-first
- says: "\`a2\`"
  correct: true
  because: Letters, then digits.
\`\`\`
${hints}`;

const folder = 'skills/python/variables';

/** A skill in good order, by the names of its files. */
export const sample: Readonly<Record<string, string>> = {
	skill: lesson,
	code,
	predict,
	choice,
	again: choice.replace('A good name', 'Another name')
};

/** The sample's files, with some changed. A file changed to nothing is left out. */
export function sampleWith(changes: Readonly<Record<string, string>>): readonly SkillFile[] {
	return Object.entries({ ...sample, ...changes })
		.filter(([, text]) => text !== '')
		.map(([name, text]) => ({ path: `${folder}/${name}.md`, text }));
}
