import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '#shared/link/errors.ts';

/** Makes this process the only one that writes in a data folder; answers how to let go. Throws ConfigError while another hub lives there. */
export function lockFolder(dataFolder: string): () => void {
  const file = join(dataFolder, 'hub.pid');
  const write = (flag: 'wx' | 'w'): void => writeFileSync(file, `${process.pid}\n`, { flag, mode: 0o600 });
  try {
    write('wx');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const pid = readPid(file);
    if (pid !== undefined && pid !== process.pid && isHub(pid)) {
      throw new ConfigError([
        `${dataFolder}: a hub already works there (process ${pid}): stop it first, or choose another folder with --data`,
      ]);
    }
    write('w');
  }
  return () => {
    if (readPid(file) === process.pid) rmSync(file, { force: true });
  };
}

function readPid(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** A number left behind by a power cut may belong to anything by now: where the system tells what a process is, it must be a hub. */
function isHub(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('edge/main');
  } catch {
    return process.platform !== 'linux';
  }
}
