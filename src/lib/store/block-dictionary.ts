import { encodeText } from './bytes.ts';

/**
 * What blocks of the format "GLB1" are deflated against, so that a block of one event is small too: what lines
 * usually say, the commonest last. Part of the format: another text would be another format.
 */
export const blockDictionary = encodeText(
	[
		'"session":"lost","type":"event.lost""type":"event.voided","tz":0,"v":1,"voids":"019',
		'"type":"session.started""type":"session.ended""type":"consent.changed""type":"teacher.assigned"',
		'"type":"teacher.override""type":"tutor.answered""type":"tutor.routed""type":"nudge.dismissed"',
		'"type":"nudge.acted""type":"nudge.shown""type":"suggestion.dismissed""type":"suggestion.accepted"',
		'"type":"suggestion.shown""type":"goal.abandoned""type":"goal.changed""type":"goal.created"',
		'"mode":"diagnostic""mode":"project""mode":"assigned","why":"javascript/typescript/web/',
		'AttributeErrorIndentationErrorZeroDivisionErrorKeyErrorIndexErrorValueErrorTypeErrorSyntaxErrorNameError',
		'"kind":"lesson","level":5,"minutes":10,"level":4,"minutes":8,"level":1,"minutes":3,"tz":-300,"tz":0,',
		'"tz":60,"type":"item.skipped""type":"solution.revealed","revealed":true,"ctx":{"mode":"review","p":0.',
		'"type":"tests.run","v":1}\n{"hint":{"of":4,"rung":2},"hlc":"01a0000","item":{"id":"python/","level":2,',
		'"minutes":5,"ver":"","parent":"01a-7-","session":"","skills":[{"id":"python/","w":1}],',
		'"type":"hint.shown","tz":60,"v":1}\n{"hlc":"01a0000","item":{"id":"python/","level":3,"minutes":6,',
		'"ver":"","parent":"01a-7-","result":{"activeMs":1},"session":"","skills":[{"id":"python/","w":1}],',
		'"type":"code.run","tz":60,"v":1}\n{"code":{"sha256":"","hlc":"01a0000","item":{"id":"python/","level":2,',
		'"minutes":4,"ver":"","parent":"01a-7-","result":{"activeMs":2,"c":0,"err":"","hintMax":0,"hints":1,',
		'"passed":false,"revealed":false,"score":0.5,"submissions":2,"tests":{"pass":3,"total":6}},"session":"",',
		'"skills":[{"id":"python/","w":1}],"type":"attempt.submitted","tz":60,"v":1}\n',
		'{"ctx":{"mode":"practice","p":0.7,"policy":"frontier"},"hlc":"019f0000","item":{"id":"python/","level":2,',
		'"minutes":4,"ver":"","session":"","skills":[{"id":"python/","w":1}],"type":"item.opened","tz":120,"v":1}\n',
		'{"code":{"sha256":"","hlc":"019b0000","item":{"id":"python/","level":1,"minutes":3,"ver":"",',
		'"parent":"019b-7-","result":{"activeMs":1,"c":1,"hintMax":0,"hints":0,"passed":true,"revealed":false,',
		'"score":1,"submissions":1,"tests":{"pass":6,"total":6}},"session":"","skills":[{"id":"python/","w":1}],',
		'"type":"attempt.submitted","tz":120,"v":1}'
	].join('')
);
