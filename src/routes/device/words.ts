import type { AppState } from '#lib/app/shell/registration.svelte.ts';
import type { OfflineFailure, PythonState } from '#lib/app/shell/offline.svelte.ts';
import { m } from '#lib/messages/messages.js';
import { formatBytes } from '#lib/ui/controls/amount.ts';

/** Where the app's own installation is, in a few words. */
export function sayApp(app: AppState): string {
	switch (app.state) {
		case 'absent':
			return m.device_app_absent();
		case 'unsupported':
			return m.device_app_unsupported();
		case 'failed':
			return m.device_app_failed();
		case 'ready':
			return m.device_app_ready();
		case 'installing':
			return m.device_app_installing({
				loaded: formatBytes(app.loadedBytes),
				total: formatBytes(app.totalBytes)
			});
	}
}

/** Where the Python pack is, in a few words. */
export function sayPython(python: PythonState): string {
	switch (python.state) {
		case 'unknown':
			return m.device_looking();
		case 'unreachable':
			return m.device_python_unreachable();
		case 'ready':
			return m.device_python_ready({ version: python.version });
		case 'missing':
			return m.device_python_missing({
				missing: formatBytes(python.missingBytes),
				total: formatBytes(python.totalBytes)
			});
	}
}

/** Why not everything could be fetched, what is safe, and what to do. */
export function sayFailure(failure: OfflineFailure): string {
	switch (reasonOf(failure)) {
		case 'cancelled':
			return m.device_stopped();
		case 'damaged':
			return m.device_failed_damaged();
		case 'missing':
			return m.device_failed_missing();
		case 'quota':
			return m.device_failed_quota();
		case 'unsupported':
			return m.device_failed_unsupported();
		case 'offline':
			return m.device_failed_offline();
	}
}

/** Whether the learner stopped it, which is no failure. */
export function isStopped(failure: OfflineFailure): boolean {
	return reasonOf(failure) === 'cancelled';
}

function reasonOf(failure: OfflineFailure) {
	if (failure.part === 'python') return failure.failure.status;
	if (failure.state.state === 'unsupported') return 'unsupported';
	const reason = failure.state.state === 'failed' ? failure.state.reason : 'unreachable';
	return reason === 'unreachable' ? 'offline' : reason;
}
