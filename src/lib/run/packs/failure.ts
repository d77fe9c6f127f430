/**
 * Why a pack, or a part of one, is not there. What is already stored stays in every case, and the next try
 * goes on from there.
 *
 * - `offline`: the server does not answer. Connect and try again.
 * - `damaged`: what arrived is not what the build made, twice in a row. Something between changes files; try
 *   again, or on another network.
 * - `missing`: the server no longer has this version's files. Reload to get the version it has.
 * - `quota`: the browser has no room left. Free some and try again.
 * - `cancelled`: the caller's signal.
 */
export type PackFailure =
	| { readonly status: 'offline' }
	| { readonly status: 'damaged'; readonly part: string }
	| { readonly status: 'missing'; readonly part: string }
	| { readonly status: 'quota' }
	| { readonly status: 'cancelled' };
