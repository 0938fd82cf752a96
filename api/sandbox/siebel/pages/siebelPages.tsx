// Which page an address of the sandbox's Siebel means. Knows the ways; each page is a file of its own.
import { SearchForm } from '../../common/pages/forms.tsx';
import { addressOf, Entry, Frame, Listing, Notice, Pager } from '../../common/pages/parts.tsx';
import { troublePage } from '../../common/pages/servePages.tsx';
import type { ShowPage, Sight, Visit } from '../../common/pages/visit.ts';
import { componentAt, findComponent } from '../components/catalog.ts';
import { deskAddress, personOf, serverName } from './desk.tsx';
import type { Desk, Person } from './desk.tsx';
import { insideSiebel, literal, SiebelRefusal } from './insideSiebel.ts';
import type { InsideSiebel, PerformInside } from './insideSiebel.ts';
import { listPage, listPlans } from './listPages.tsx';
import { recordPage } from './recordPage.tsx';
import { weekPage } from './weekPage.tsx';

/** The people offered on every page; of thousands only the first. */
const offered = 40;
const pageSize = 50;
const administrator = 'SADMIN';

async function people(siebel: InsideSiebel, searchspec: string, from: number, size: number) {
  const { hasMore, records } = await siebel.list(componentAt('Employee/Employee'), {
    searchspec,
    sortspec: 'Last Name',
    from,
    size,
  });
  return { found: records.map(personOf), hasMore };
}

async function startPage(siebel: InsideSiebel, visit: Visit): Promise<Sight> {
  const q = visit.query.get('q')?.trim() ?? '';
  const from = Math.max(0, Math.floor(Number(visit.query.get('from') ?? 0)) || 0);
  const pattern = literal(`${q.replaceAll(/[\\*?]/g, '\\$&')}*`);
  const searchspec =
    q === '' ? '' : `[Last Name] ~LIKE ${pattern} OR [First Name] ~LIKE ${pattern} OR [Login Name] ~LIKE ${pattern}`;
  const { found, hasMore } = await people(siebel, searchspec, from, pageSize);
  const content = (
    <Frame people={[]} server={serverName} tabs={[]} title="Whose screens?">
      <Notice kind="plain">
        This server plays Siebel. Look at somebody’s contacts, calendar and activities, change something as they would
        in Siebel, and watch it arrive in Outlook.
      </Notice>
      <div className="toolbar">
        <SearchForm action={addressOf()} label="A name begins with" value={q} />
      </div>
      <Listing empty={`Nobody's name begins with “${q}”.`}>
        {found.map((person) => (
          <Entry
            address={deskAddress({ person }, 'contacts')}
            details={[person.login, person.zone]}
            key={person.id}
            name={person.name}
          />
        ))}
      </Listing>
      <Pager
        address={addressOf()}
        from={from}
        hasMore={hasMore}
        query={visit.query}
        shown={found.length}
        size={pageSize}
      />
    </Frame>
  );
  return { kind: 'page', title: serverName, content };
}

function atDesk(desk: Desk, [tab, businessObject, name, id]: readonly string[]): Promise<Sight> | Sight {
  if (tab === 'calendar') return weekPage(desk);
  if (tab === 'contacts' || tab === 'activities' || tab === 'accounts') return listPage(desk, listPlans[tab]);
  const component = tab === 'record' ? findComponent(`${businessObject ?? ''}/${name ?? ''}`) : null;
  return component && id !== undefined ? recordPage(desk, component, id) : troublePage(404, 'There is no such page.');
}

async function deskOf(perform: PerformInside, visit: Visit, login: string, now: Date): Promise<Desk | null> {
  const asked = insideSiebel(perform, administrator);
  const { found } = await people(asked, `[Login Name] = ${literal(login)}`, 0, 1);
  const [person] = found;
  if (!person) return null;
  const others = (await people(asked, '', 0, offered)).found;
  const isOffered = others.some(({ id }: Person) => id === person.id);
  return {
    person,
    others: isOffered ? others : [person, ...others],
    siebel: insideSiebel(perform, person.login),
    visit,
    now,
  };
}

interface SiebelPagesOptions {
  readonly perform: PerformInside;
  readonly now: () => Date;
  /** Another text after any change of the data. */
  readonly version: () => string;
}

/** The pages of the sandbox's Siebel. */
export function siebelPages({ now, perform, version }: SiebelPagesOptions): ShowPage {
  return async (visit) => {
    const [login, ...rest] = visit.parts;
    try {
      if (login === undefined) return await startPage(insideSiebel(perform, administrator), visit);
      if (login === 'version') return { kind: 'data', data: { version: version() } };
      const desk = await deskOf(perform, visit, login, now());
      return desk ? await atDesk(desk, rest) : troublePage(404, `There is no employee ${login}.`);
    } catch (error) {
      if (error instanceof SiebelRefusal) return troublePage(error.status, error.message);
      throw error;
    }
  };
}
