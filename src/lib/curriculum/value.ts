/**
 * A value as it crosses the sandbox's border: typed as the language types it, and plain data, so that
 * nothing of the learner's (an `__eq__`, a `__repr__`) takes part in the comparison.
 *
 * Integers travel as decimal text because Python's have no upper bound. A float is a JavaScript number, or
 * one of three words for what JSON cannot say. `other` is what has no canonical form: a function, an
 * instance, a value nested deeper than the limit.
 */
export type Value =
	| { readonly type: 'none' }
	| { readonly type: 'bool'; readonly value: boolean }
	| { readonly type: 'int'; readonly value: string }
	| { readonly type: 'float'; readonly value: number | 'nan' | 'inf' | '-inf' }
	| { readonly type: 'str'; readonly value: string }
	| { readonly type: 'list' | 'tuple' | 'set'; readonly items: readonly Value[] }
	| { readonly type: 'dict'; readonly entries: readonly (readonly [key: Value, value: Value])[] }
	| { readonly type: 'other'; readonly name: string; readonly repr: string };
