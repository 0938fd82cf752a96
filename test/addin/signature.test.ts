import { describe, expect, it } from 'vitest';
import { parseSignature } from '../../addin/taskpane/contact/signature.ts';
import { splitName } from '../../addin/taskpane/contact/splitName.ts';

const cases: readonly (readonly [what: string, name: string, body: string, found: object])[] = [
  [
    'English, a label before each number',
    'Ingrid Halvorsen',
    `Hi Anna,\n\nthe crane is ready on 3 March 2026, order 4500012345.\n\nBest regards,\nIngrid Halvorsen\nHead of Procurement\nHalvorsen Marine Ltd\nTel: +47 55 12 34 56\nMobile: +47 912 34 567\nFax: +47 55 12 34 57\nwww.halvorsen.example`,
    { jobTitle: 'Head of Procurement', company: 'Halvorsen Marine Ltd', workPhone: '+47 55 12 34 56', cellPhone: '+47 912 34 567' }, // prettier-ignore
  ],
  [
    'English, on one line with bars',
    'Marcus Webb',
    `See you then.\n\n-- \nMarcus Webb | VP Sales | Okafor Logistics, Inc.\nO: (617) 555-0134 | M: (617) 555-0199 | marcus@okafor.example`,
    { jobTitle: 'VP Sales', company: 'Okafor Logistics, Inc.', cellPhone: '(617) 555-0199' },
  ],
  [
    'English, title and company in one phrase',
    'Priya Sharma',
    `Thanks!\nPriya Sharma\nSenior Buyer at Contoso Shipping\nT: +44 20 7946 0958`,
    { jobTitle: 'Senior Buyer', company: 'Contoso Shipping', workPhone: '+44 20 7946 0958', cellPhone: '' },
  ],
  [
    'English, what is quoted below is somebody else’s',
    'Tom Reed',
    `Fine with me.\n\nRegards\nTom\n\nFrom: Anna Keller <anna@northwind.example>\nSent: Monday\n\nAnna Keller\nSales Manager\nTel: +41 44 555 01 01`,
    { jobTitle: '', company: '', workPhone: '', cellPhone: '' },
  ],
  [
    'German, with Durchwahl and Mobil',
    'Matthias Brückner',
    `Guten Tag Frau Keller,\n\nanbei das Angebot.\n\nMit freundlichen Grüßen\n\nMatthias Brückner\nLeiter Einkauf\n\nBrückner & Söhne GmbH\nHafenstraße 12\n20457 Hamburg\nTelefon: +49 40 555 0123-45\nMobil: +49 171 5550199\nAmtsgericht Hamburg HRB 123456`,
    { jobTitle: 'Leiter Einkauf', company: 'Brückner & Söhne GmbH', workPhone: '+49 40 555 0123-45', cellPhone: '+49 171 5550199' }, // prettier-ignore
  ],
  [
    'German, doctor’s title before the name',
    'Sabine Vogel',
    `Viele Grüße\nDr. Sabine Vogel\nGeschäftsführerin\nVogel Hydraulik AG\nTel. 0711/555 01 20`,
    { jobTitle: 'Geschäftsführerin', company: 'Vogel Hydraulik AG', workPhone: '0711/555 01 20' },
  ],
  [
    'French, Fixe and Portable',
    'Frédéric Lefèvre',
    `Bonjour,\n\nc’est noté.\n\nCordialement,\n\nFrédéric Lefèvre\nDirecteur des achats\nTransports Lefèvre SAS\nFixe : 01 55 50 12 34\nPortable : 06 55 50 56 78`,
    { jobTitle: 'Directeur des achats', company: 'Transports Lefèvre SAS', workPhone: '01 55 50 12 34', cellPhone: '06 55 50 56 78' }, // prettier-ignore
  ],
  [
    'French, the family name in capitals and a quoted message',
    'Camille Dubois',
    `Merci.\n\nCamille DUBOIS\nResponsable logistique\nArmor Fret\nTél. +33 2 55 50 11 22\n\nLe lun. 4 mai 2026 à 10:12, Anna Keller a écrit :\n> Sales Manager`,
    { jobTitle: 'Responsable logistique', company: 'Armor Fret', workPhone: '+33 2 55 50 11 22' },
  ],
  [
    'Spanish, Tel. and Móvil',
    'Sofía Castellanos',
    `Hola Anna:\n\nconfirmado.\n\nUn saludo,\nSofía Castellanos\nJefa de Compras\nAstilleros del Norte, S.L.\nTel.: 945 550 123\nMóvil: +34 655 501 234`,
    { jobTitle: 'Jefa de Compras', company: 'Astilleros del Norte, S.L.', workPhone: '945 550 123', cellPhone: '+34 655 501 234' }, // prettier-ignore
  ],
  [
    'Spanish, after the dashes',
    'Iván Ortega',
    `De acuerdo.\n--\nIván Ortega\nIngeniero de Proyecto · Grupo Ortega\nCelular: +52 55 5550 1234`,
    { jobTitle: 'Ingeniero de Proyecto', company: 'Grupo Ortega', cellPhone: '+52 55 5550 1234', workPhone: '' },
  ],
  [
    'Japanese, between rules',
    '田中 大輔',
    `ケラー様\n\nお世話になっております。\n承知いたしました。\n\nよろしくお願いいたします。\n\n━━━━━━━━━━\n株式会社北港海運\n営業部 部長\n田中 大輔\n〒231-0001 神奈川県横浜市中区\nTEL: 045-555-0123\n携帯：090-5550-1234\nFAX: 045-555-0124`,
    { jobTitle: '営業部 部長', company: '株式会社北港海運', workPhone: '045-555-0123', cellPhone: '090-5550-1234' },
  ],
  [
    'Japanese, title and name on one line',
    '佐藤 花子',
    `以上、よろしくお願いいたします。\n\n株式会社サトウ商事\n購買課 課長　佐藤 花子\n電話 03-5550-0123`,
    { jobTitle: '購買課 課長', company: '株式会社サトウ商事', workPhone: '03-5550-0123' },
  ],
  [
    'nothing where there is no signature',
    'Noor van Dijk',
    `The total is 12 500 000 and the order number 4711 2233 4455.`,
    { jobTitle: '', company: '', workPhone: '', cellPhone: '' },
  ],
];

describe('a signature', () => {
  it.each(cases)('tells telephone, title and company: %s', (_what, name, body, found) => {
    expect(parseSignature(body, name)).toMatchObject(found);
  });
});

describe('a display name', () => {
  it.each([
    ['Ingrid Halvorsen', 'Ingrid', 'Halvorsen'],
    ['Halvorsen, Ingrid Marie', 'Ingrid Marie', 'Halvorsen'],
    ['Noor van Dijk', 'Noor', 'van Dijk'],
    ['Juan Carlos de la Cruz', 'Juan Carlos', 'de la Cruz'],
    ['田中 大輔', '大輔', '田中'],
    ['Anna Keller (Northwind)', 'Anna', 'Keller'],
    ['Madonna', '', 'Madonna'],
  ])('%s is taken apart', (name, firstName, lastName) => {
    expect(splitName(name, 'x@y.example')).toEqual({ firstName, lastName });
  });

  it('comes from the address when there is none', () => {
    expect(splitName('', 'ingrid.halvorsen@marine.example')).toEqual({ firstName: 'Ingrid', lastName: 'Halvorsen' });
    expect(splitName('info@marine.example', 'info@marine.example')).toEqual({ firstName: '', lastName: '' });
  });
});
