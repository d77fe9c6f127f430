import { spawn } from 'node:child_process';

/**
 * Runs a command with its output on this terminal.
 * @param {string} command @param {readonly string[]} args @param {Record<string, string>} [environment] added to ours
 * @returns {Promise<number>} the exit code; 127 where the command does not exist
 */
export function runCommand(command, args, environment = {}) {
	return new Promise((resolve) => {
		const child = spawn(command, [...args], {
			stdio: 'inherit',
			// On Windows npm and npx are batch files, which only a shell starts.
			shell: process.platform === 'win32',
			env: { ...process.env, ...environment }
		});
		child.on('error', () => resolve(127));
		child.on('exit', (code) => resolve(code ?? 1));
	});
}
