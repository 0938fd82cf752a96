// User Maps: who is synced with which mailbox, how it stands, and who is due.
import { UniqueConstraintError } from 'sequelize';
import { UserError } from '../../errors.ts';
import type { Database } from '../database.ts';
import type { Models } from '../models/defineModels.ts';
import type { NewUserMap, UserMap, UserMapRepository } from '../store.ts';
import { isRowId, withoutNul } from './rowIds.ts';
import { GATHER, IS_DUE, SKIPS_FOR_A_PERSON, toUserMap } from './userMapQueries.ts';
import type { GatheredUserMap } from './userMapQueries.ts';

type Reading = Pick<UserMapRepository, 'list' | 'findById' | 'findByLogin' | 'findByMailbox' | 'listDue'>;
type RunEnds = Pick<UserMapRepository, 'recordSuccess' | 'recordFailure'>;

export function createUserMapRepository(database: Database, models: Models, now: () => Date): UserMapRepository {
  const { userMaps } = models;
  const reading = createReading(database);
  return {
    ...reading,
    ...createRunEnds(database),
    async save(row) {
      await saveRow(database, models, row);
      const saved = await reading.findByLogin(row.login);
      if (saved === null) throw new Error(`The user map of ${row.login} was removed while it was saved.`);
      return saved;
    },
    async setEnabled(id, enabled) {
      if (!isRowId(id)) return;
      if (!enabled) await endRuns(database, id);
      const patient = enabled ? { retryAt: null, failures: 0, failedServer: null, failingSince: null } : {};
      await userMaps.update({ enabled, ...patient }, { ...database.inContext(), where: { id } });
    },
    async flagSiebelChanged(siebelUserIds) {
      const where = siebelUserIds === 'all' ? {} : { siebelUserId: [...siebelUserIds] };
      const [flagged] = await userMaps.update({ siebelChangedAt: now() }, { ...database.inContext(), where });
      return flagged;
    },
    async requestSync(id, at) {
      if (isRowId(id)) await userMaps.update({ syncRequestedAt: at }, { ...database.inContext(), where: { id } });
    },
    reset: (id) => resetUser(database, models, id),
  };
}

function createReading(database: Database): Reading {
  const gather = async (condition: string, values: readonly unknown[]): Promise<readonly UserMap[]> => {
    const sql = `${GATHER} where ${condition} order by u.login`;
    const rows = await database.select<GatheredUserMap>(sql, [SKIPS_FOR_A_PERSON, ...values]);
    return rows.map(toUserMap);
  };
  const one = async (condition: string, value: string): Promise<UserMap | null> =>
    (await gather(condition, [value]))[0] ?? null;
  return {
    list: (filter = {}) => gather('$2::boolean is null or u.enabled = $2', [filter.enabled ?? null]),
    findById: async (id) => (isRowId(id) ? one('u.id = $2', id) : null),
    findByLogin: (login) => one('u.login = $2', login),
    findByMailbox: (mailbox) => one('u.mailbox = $2', mailbox.toLowerCase()),
    listDue: (at) => gather(IS_DUE, [at]),
  };
}

/** @throws UserError when the PIM Server is not known, or the mailbox belongs to another user. */
async function saveRow(database: Database, { pimServers, userMaps }: Models, row: NewUserMap): Promise<void> {
  const server = await pimServers.findOne({ ...database.inContext(), where: { name: row.pimServer }, raw: true });
  if (server === null) {
    throw new UserError('unknown-pim-server', `There is no PIM Server "${row.pimServer}"; add it, or use "default".`);
  }
  const { login, siebelUserId, firstName, lastName, language, visibility, enabled } = row;
  const mailbox = row.mailbox.toLowerCase();
  const values = { login, siebelUserId, firstName, lastName, mailbox, language, visibility, enabled };
  try {
    // Whether a known row is enabled is its state, which stays.
    await userMaps.bulkCreate([{ ...values, pimServerId: server.id }], {
      ...database.inContext(),
      conflictAttributes: ['login'],
      updateOnDuplicate: ['siebelUserId', 'firstName', 'lastName', 'mailbox', 'pimServerId', 'language', 'visibility'],
      returning: false,
    });
  } catch (error) {
    if (!(error instanceof UniqueConstraintError)) throw error;
    const message = `The mailbox of ${login} is mapped to another user already; it can have one user only.`;
    throw new UserError('mailbox-taken', message, 409);
  }
}

function createRunEnds(database: Database): RunEnds {
  return {
    recordSuccess: (id, { startedAt, endedAt, nextPollAt }) =>
      database.execute(
        `update user_maps set suspended = false, state_reason = null, retry_at = null, failures = 0,
           failed_server = null, failing_since = null, last_run_at = $3, last_success_at = $3, next_poll_at = $4,
           siebel_changed_at = case when siebel_changed_at < $2 then null else siebel_changed_at end,
           sync_requested_at = case when sync_requested_at < $2 then null else sync_requested_at end
         where id = $1`,
        [id, startedAt, endedAt, nextPollAt],
      ),
    // A wish that this run answered must not make the row due before its retry; one that came meanwhile stays.
    recordFailure: (id, { endedAt, failedServer, failures, reason, retryAt, suspended }) =>
      database.execute(
        `update user_maps set suspended = $5, state_reason = $3, retry_at = $4, last_run_at = $2, failures = $6,
           failed_server = $7,
           failing_since = case when $7::text is null then null when failed_server = $7 then failing_since else $2 end,
           sync_requested_at = case
             when sync_requested_at < coalesce((select max(started_at) from sync_runs where user_map_id = $1), $2) then null
             else sync_requested_at end
         where id = $1`,
        [id, endedAt, withoutNul(reason), retryAt, suspended, failures, failedServer],
      ),
  };
}

/** What such a run still wants to write is refused. */
async function endRuns(database: Database, userMapId: string): Promise<void> {
  const sql = `update sync_runs set outcome = 'failed', ended_at = now() where user_map_id = $1 and outcome = 'running'`;
  await database.execute(sql, [userMapId]);
}

async function resetUser(database: Database, models: Models, id: string): Promise<void> {
  if (!isRowId(id)) return;
  await database.transaction(async () => {
    const where = { userMapId: id };
    await endRuns(database, id);
    await models.syncLinks.destroy({ ...database.inContext(), where });
    await models.syncCursors.destroy({ ...database.inContext(), where });
    await models.syncHints.destroy({ ...database.inContext(), where });
    await models.syncIssues.destroy({ ...database.inContext(), where });
    // Without their links they can no longer be judged; what was removed before stays remembered.
    await database.execute(`delete from removals where user_map_id = $1 and state in ('waiting', 'held', 'approved')`, [
      id,
    ]);
    await database.execute(
      `update held_plans set state = 'rejected', decided_at = now(), decided_by = 'reset' where user_map_id = $1 and state = 'held'`,
      [id],
    );
    const forgotten = { suspended: false, stateReason: null, retryAt: null, failures: 0, failedServer: null, failingSince: null, nextPollAt: null, lastSuccessAt: null }; // prettier-ignore
    await models.userMaps.update(forgotten, { ...database.inContext(), where: { id } });
  });
}
