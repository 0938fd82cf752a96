// People whose names are not in the customers' tables: several scripts, also from right to left, and people who are easily mistaken for
// each other. Some are in Siebel and in a mailbox, some on one side. A table, and how a line becomes a contact of either side.
import type { Born } from './diaryPlan.ts';
import { EMPLOYEES } from './people.ts';
import { itemAt } from './random.ts';
import { rowId } from './rowIds.ts';
import type { SampleBody, SampleContact } from './types.ts';

interface WorldPerson {
  /** The number of the employee whose Sync List or mailbox it is. */
  readonly owner: number;
  readonly born: Born;
  readonly firstName: string;
  readonly lastName: string;
  readonly salutation: 'Mr.' | 'Ms.' | 'Dr.';
  readonly jobTitle: string;
  readonly email: string;
  readonly phone: string;
}

/** [owner, born, first name, last name, salutation, job title, address, phone] */
const LINES: readonly (readonly [number, Born, string, string, WorldPerson['salutation'], string, string, string])[] = [
  [0, 'both', 'Siân', 'Llewellyn-Pryce', 'Ms.', 'Plant Manager', 'sian.llewellyn@dwrgogledd.example', '+44 1248 550 141'],
  [0, 'siebel', 'Þórdís', 'Guðmundsdóttir', 'Ms.', 'Innkaupastjóri', 'thordis@hafnarvatn.example', '+354 555 0141'],
  [1, 'exchange', 'Olúwáṣeun', 'Adébáyọ̀', 'Mr.', 'Procurement Lead', 'seun.adebayo@lagosmarine.example', '+234 1 555 0142'],
  [1, 'both', 'Zoë', 'O’Brien-Ní Chathasaigh', 'Ms.', 'Marine Superintendent', 'zoe.obrien@shannonferries.example', '+353 61 555 014'],
  [2, 'both', '민준', '김', 'Mr.', '구매팀장', 'minjun.kim@hansungmarine.example', '+82 51 555 0143'],
  [2, 'siebel', 'María José', 'Núñez de la Peña', 'Ms.', 'Directora de compras', 'mj.nunez@aguasdelnorte.example', '+52 81 5555 0143'],
  [3, 'both', '小明', '王', 'Mr.', '采购经理', 'xiaoming.wang@haihebeng.example', '+86 22 5555 0144'],
  [3, 'exchange', '美玲', '陳', 'Ms.', '廠務經理', 'meiling.chen@taichungfab.example', '+886 4 5555 0144'],
  [4, 'both', 'Łukasz', 'Żółkiewski', 'Mr.', 'Kierownik utrzymania ruchu', 'lukasz.zolkiewski@wodybaltyku.example', '+48 58 555 01 45'],
  [4, 'both', 'Олена', 'Шевченко', 'Ms.', 'Головний інженер', 'o.shevchenko@dniprovoda.example', '+380 44 555 0145'],
  [4, 'siebel', 'Алексей', 'Воробьёв', 'Mr.', 'Начальник снабжения', 'a.vorobyov@volgabumaga.example', '+7 495 555-01-45'],
  [5, 'both', 'Ελένη', 'Παπαδοπούλου', 'Ms.', 'Διευθύντρια παραγωγής', 'eleni.papadopoulou@aigaionnera.example', '+30 210 555 0146'],
  [5, 'exchange', 'Přemysl', 'Dvořáček', 'Mr.', 'Vedoucí nákupu', 'p.dvoracek@vltavapapir.example', '+420 255 550 146'],
  [6, 'both', 'فاطمة', 'الزهراء بن علي', 'Ms.', 'مديرة المشتريات', 'f.benali@oasiswater.example', '+212 522 55 01 47'],
  [6, 'exchange', 'يوسف', 'حدّاد', 'Mr.', 'مهندس صيانة', 'y.haddad@cedrebrew.example', '+961 1 555 014'],
  [7, 'both', 'נועה', 'כהן', 'Ms.', 'מנהלת רכש', 'noa.cohen@negevdesal.example', '+972 8 555 0148'],
  [7, 'exchange', 'François-Xavier', 'd’Hérouville-L’Écuyer', 'Mr.', 'Directeur technique', 'fx.dherouville@brasseriedunord.example', '+33 3 55 50 01 48'],
  [8, 'both', 'आरती', 'शर्मा', 'Ms.', 'क्रय प्रबंधक', 'aarti.sharma@yamunajal.example', '+91 11 5550 0149'],
  [8, 'exchange', 'கார்த்திக்', 'சுப்ரமணியன்', 'Mr.', 'பொறியாளர்', 'karthik.s@kaveriwater.example', '+91 821 555 0149'],
  [9, 'siebel', 'बिमल', 'थापा', 'Mr.', 'इन्जिनियर', 'bimal.thapa@himalhydro.example', '+977 1 555 0150'],
  [9, 'both', 'Udaya', 'Kōṭṭearaccigē', 'Mr.', 'Works Manager', 'udaya.k@colombodocks.example', '+94 11 555 0150'],
  [10, 'both', 'Hùng', 'Nguyễn Văn', 'Mr.', 'Trưởng phòng vật tư', 'hung.nguyen@saigonthep.example', '+84 28 5555 0151'],
  [10, 'exchange', '久美子', '斎藤', 'Ms.', '購買課長', 'kumiko.saito@kisarasteel.example', '+81 44 555 0151'],
  [11, 'exchange', 'สมชาย', 'ใจดี', 'Mr.', 'ผู้จัดการโรงงาน', 'somchai@chaophrayapulp.example', '+66 2 555 0152'],
  [11, 'both', '성민', '박', 'Dr.', '설비부장', 'sungmin.park@hansungmarine.example', '+82 51 555 0152'],
  // Two people with one address, in both places.
  [0, 'both', 'Arthur', 'Penhaligon', 'Mr.', 'Partner', 'penhaligons@cornishpumps.example', '+44 1872 550 151'],
  [0, 'both', 'Wendy', 'Penhaligon', 'Ms.', 'Partner', 'penhaligons@cornishpumps.example', '+44 1872 550 152'],
  // Two people of one name, in both places.
  [4, 'both', 'Thomas', 'Müller', 'Mr.', 'Betriebsleiter', 'thomas.mueller@klaerwerkspree.example', '+49 30 555 0161'],
  [4, 'both', 'Thomas', 'Müller', 'Mr.', 'Einkäufer', 't.mueller@oderstahl.example', '+49 335 555 0162'],
  // No address at all, in both places: nothing but the name tells that it is the same person.
  [6, 'both', 'Yvonne', 'Ferrand', 'Ms.', 'Standardiste', '', '+33 1 55 50 01 63'],
]; // prettier-ignore

const WORLD: readonly WorldPerson[] = LINES.map(
  ([owner, born, firstName, lastName, salutation, jobTitle, email, phone]) => ({
    ...{ owner, born, firstName, lastName },
    ...{ salutation, jobTitle, email, phone },
  }),
);

/** Their contacts in Siebel; row ids go on after `first`. */
export function worldSiebelContacts(first: number): readonly SampleContact[] {
  return WORLD.flatMap(({ born, email, firstName, jobTitle, lastName, owner, phone, salutation }, n) => {
    if (born === 'exchange') return [];
    const { id, positionId } = itemAt(EMPLOYEES, owner);
    const fields = {
      'First Name': firstName,
      'Last Name': lastName,
      'M/M': salutation,
      'Job Title': jobTitle,
      ...(email === '' ? {} : { 'Email Address': email }),
      'Work Phone #': phone,
    };
    const nobody = { accountId: null, personalAddress: null };
    return [{ id: rowId('contact', first + n), fields, positionIds: [positionId], syncList: [id], ...nobody }];
  });
}

/** Those of them who are in the n-th employee's mailbox. */
export function worldGraphContacts(owner: number): readonly SampleBody[] {
  return WORLD.filter((one) => one.owner === owner && one.born !== 'siebel').map((one) => {
    const name = `${one.firstName} ${one.lastName}`;
    return {
      givenName: one.firstName,
      surname: one.lastName,
      displayName: name,
      title: one.salutation,
      jobTitle: one.jobTitle,
      ...(one.email === '' ? {} : { emailAddresses: [{ address: one.email, name }] }),
      businessPhones: [one.phone],
    };
  });
}
