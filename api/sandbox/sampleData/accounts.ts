// The sixty accounts: customers of the twelve people, five to each in their order. Data, and how it becomes accounts.
import { rowId } from './rowIds.ts';
import type { SampleAccount } from './types.ts';

/** Whose names and language the people of an account have. */
export type Culture = 'gb' | 'us' | 'de' | 'fr' | 'in' | 'jp';

/** An account with what only the sample's makers need. */
export interface AccountSeed extends SampleAccount {
  readonly culture: Culture;
  /** The domain of its people's addresses. */
  readonly domain: string;
}

/** [name, site, domain, phone, street, second line, city, state, postal code, country] */
type Line = readonly [string, string, string, string, string, string, string, string, string, string];

const LINES: readonly (readonly [Culture, readonly Line[]])[] = [
  ['gb', [
    ['Halden Shipping', 'Southampton', 'haldenshipping.example', '+44 23 8055 0100', '14 Ocean Way', 'Berth 104', 'Southampton', '', 'SO14 3TJ', 'United Kingdom'],
    ['Halden Shipping', 'Immingham', 'haldenshipping.example', '+44 1469 550 100', 'Humber Road', '', 'Immingham', '', 'DN40 3DX', 'United Kingdom'],
    ['Penrose Water', 'Exeter', 'penrosewater.example', '+44 1392 550 100', 'Peninsula House, Rydon Lane', '', 'Exeter', '', 'EX2 7HR', 'United Kingdom'],
    ['Thornbury Breweries', 'Burton upon Trent', 'thornbury.example', '+44 1283 550 100', '137 Station Street', '', 'Burton upon Trent', '', 'DE14 1BT', 'United Kingdom'],
    ['Ashdown Pharma', 'Slough', 'ashdownpharma.example', '+44 1753 550 100', '216 Bath Road', 'Building 4', 'Slough', '', 'SL1 4EN', 'United Kingdom'],
    ['Caledon Offshore', 'Aberdeen', 'caledonoffshore.example', '+44 1224 550 100', '12 Queens Road', '', 'Aberdeen', '', 'AB15 4ZT', 'United Kingdom'],
    ['Mersey Dry Docks', 'Birkenhead', 'merseydocks.example', '+44 151 496 0100', 'Campbeltown Road', 'Gate 2', 'Birkenhead', '', 'CH41 9BP', 'United Kingdom'],
    ['Larne Ferries', 'Larne', 'larneferries.example', '+44 28 9018 0100', '9 Olderfleet Road', '', 'Larne', '', 'BT40 1AS', 'United Kingdom'],
    ['Tyne Marine Engineering', 'Newcastle', 'tynemarine.example', '+44 191 498 0100', 'Wincomblee Road', 'Walker', 'Newcastle upon Tyne', '', 'NE6 3QS', 'United Kingdom'],
    ['Severn Dairy Co-operative', 'Gloucester', 'severndairy.example', '+44 1452 550 100', '3 Hempsted Lane', '', 'Gloucester', '', 'GL2 5JG', 'United Kingdom'],
  ]],
  ['us', [
    ['Hudson Valley Water Authority', 'Poughkeepsie', 'hudsonwater.example', '+1 845 555 0100', '85 Cannon Street', 'Floor 3', 'Poughkeepsie', 'NY', '12601', 'United States'],
    ['Keystone Refining', 'Philadelphia', 'keystonerefining.example', '+1 215 555 0100', '3144 Passyunk Avenue', '', 'Philadelphia', 'PA', '19145', 'United States'],
    ['Bayline Seafoods', 'Boston', 'bayline.example', '+1 617 555 0100', '27 Drydock Avenue', '', 'Boston', 'MA', '02210', 'United States'],
    ['Allegheny Paper', 'Erie', 'alleghenypaper.example', '+1 814 555 0100', '1540 East Lake Road', '', 'Erie', 'PA', '16511', 'United States'],
    ['Montclair Biologics', 'Newark', 'montclairbio.example', '+1 862 555 0100', '400 Broad Street', 'Suite 1200', 'Newark', 'NJ', '07104', 'United States'],
    ['Great Lakes Ethanol', 'Peoria', 'greatlakesethanol.example', '+1 309 555 0100', '6700 SW Adams Street', '', 'Peoria', 'IL', '61607', 'United States'],
    ['Wabash Steel Works', 'Gary', 'wabashsteel.example', '+1 219 555 0100', '1 North Broadway', '', 'Gary', 'IN', '46402', 'United States'],
    ['Prairie Foods', 'Des Moines', 'prairiefoods.example', '+1 515 555 0100', '2200 Dean Avenue', '', 'Des Moines', 'IA', '50317', 'United States'],
    ['Lakefront Breweries', 'Milwaukee', 'lakefrontbrew.example', '+1 414 555 0100', '1872 North Commerce Street', '', 'Milwaukee', 'WI', '53212', 'United States'],
    ['Ozark Mining', 'St. Louis', 'ozarkmining.example', '+1 314 555 0100', '701 Market Street', 'Suite 900', 'St. Louis', 'MO', '63101', 'United States'],
  ]],
  ['de', [
    ['Rheinwerk Chemie AG', 'Leverkusen', 'rheinwerk.example', '+49 214 555 0100', 'Chempark Gebäude C 151', '', 'Leverkusen', '', '51368', 'Germany'],
    ['Rheinwerk Chemie AG', 'Ludwigshafen', 'rheinwerk.example', '+49 621 555 0100', 'Carl-Wurster-Straße 12', '', 'Ludwigshafen', '', '67059', 'Germany'],
    ['Havelwasser GmbH', 'Potsdam', 'havelwasser.example', '+49 331 555 0100', 'Steinstraße 104', '', 'Potsdam', '', '14480', 'Germany'],
    ['Nordmeer Werften', 'Bremerhaven', 'nordmeer.example', '+49 471 555 0100', 'Am Lunedeich 12', 'Halle 7', 'Bremerhaven', '', '27572', 'Germany'],
    ['Brauhaus Lindenthal', 'Köln', 'lindenthal.example', '+49 221 555 0100', 'Dürener Straße 218', '', 'Köln', '', '50931', 'Germany'],
    ['Donau Papier', 'Linz', 'donaupapier.example', '+43 732 555 010', 'Industriezeile 56', '', 'Linz', '', '4020', 'Austria'],
    ['Alpenmilch Genossenschaft', 'Salzburg', 'alpenmilch.example', '+43 662 555 010', 'Milchstraße 1', '', 'Salzburg', '', '5020', 'Austria'],
    ['Tauern Wasserkraft', 'Villach', 'tauernkraft.example', '+43 4242 555 010', 'Europastraße 8', '', 'Villach', '', '9524', 'Austria'],
    ['Zollinger Pharma AG', 'Basel', 'zollinger.example', '+41 61 555 01 00', 'Klybeckstrasse 141', '', 'Basel', 'BS', '4057', 'Switzerland'],
    ['Isar Halbleiter', 'München', 'isarhalbleiter.example', '+49 89 555 0100', 'Balanstraße 73', 'Haus 9', 'München', '', '81541', 'Germany'],
  ]],
  ['fr', [
    ['Laiteries du Bocage', 'Laval', 'laiteries-bocage.example', '+33 2 61 91 01 00', '12 rue Adolphe-Beck', '', 'Laval', '', '53000', 'France'],
    ['Eaux de Garonne', 'Bordeaux', 'eauxdegaronne.example', '+33 5 36 49 01 00', '91 rue Paulin', '', 'Bordeaux', '', '33000', 'France'],
    ['Chantiers Keravel', 'Saint-Nazaire', 'keravel.example', '+33 2 61 91 02 00', 'Avenue Antoine-Bourdelle', 'Porte 4', 'Saint-Nazaire', '', '44600', 'France'],
    ['Raffinerie de Fos', 'Fos-sur-Mer', 'raffinerie-fos.example', '+33 4 65 71 01 00', 'Route du Guigonnet', '', 'Fos-sur-Mer', '', '13270', 'France'],
    ['Sucrerie Vermand', 'Saint-Quentin', 'vermand.example', '+33 3 53 01 01 00', '4 chaussée Romaine', '', 'Saint-Quentin', '', '02100', 'France'],
    ['Papeteries de l’Isère', 'Grenoble', 'papeteries-isere.example', '+33 4 65 71 02 00', '25 avenue de Constantine', '', 'Grenoble', '', '38100', 'France'],
    ['Verrerie Saint-Amand', 'Reims', 'verrerie-sa.example', '+33 3 53 01 02 00', '17 rue du Val Clair', '', 'Reims', '', '51100', 'France'],
    ['Scaldis Chemie', 'Antwerpen', 'scaldis.example', '+32 3 555 01 00', 'Scheldelaan 420', '', 'Antwerpen', '', '2040', 'Belgium'],
    ['Biologique Lyonnaise', 'Lyon', 'biolyon.example', '+33 4 65 71 03 00', '69 avenue Tony-Garnier', 'Bâtiment B', 'Lyon', '', '69007', 'France'],
    ['Mines de Lorraine', 'Metz', 'mines-lorraine.example', '+33 3 53 01 03 00', '2 rue Augustin-Fresnel', '', 'Metz', '', '57070', 'France'],
  ]],
  ['in', [
    ['Sahyadri Sugars', 'Kolhapur', 'sahyadrisugars.example', '+91 231 555 0100', 'Plot 44, Shiroli MIDC', '', 'Kolhapur', 'MH', '416122', 'India'],
    ['Konkan Petrochem', 'Mumbai', 'konkanpetro.example', '+91 22 5550 0100', 'Mahul Road, Chembur', 'Tower B, 5th Floor', 'Mumbai', 'MH', '400074', 'India'],
    ['Kaveri Water Board', 'Mysuru', 'kaveriwater.example', '+91 821 555 0100', 'Vani Vilas Road', '', 'Mysuru', 'KA', '570004', 'India'],
    ['Deccan Pharma Labs', 'Hyderabad', 'deccanpharma.example', '+91 40 5550 0100', 'Plot 12, IDA Jeedimetla', '', 'Hyderabad', 'TG', '500055', 'India'],
    ['Malabar Shipyards', 'Kochi', 'malabarshipyards.example', '+91 484 555 0100', 'Perumanoor, MG Road', '', 'Kochi', 'KL', '682015', 'India'],
    ['Aravalli Cement', 'Udaipur', 'aravallicement.example', '+91 294 555 0100', 'Madri Industrial Area, Road 5', '', 'Udaipur', 'RJ', '313003', 'India'],
    ['Ganga Thermal Power', 'Kanpur', 'gangathermal.example', '+91 512 555 0100', 'Panki Site 1', '', 'Kanpur', 'UP', '208020', 'India'],
    ['Nilgiri Dairy Federation', 'Coimbatore', 'nilgiridairy.example', '+91 422 555 0100', '210 Pachapalayam', '', 'Coimbatore', 'TN', '641010', 'India'],
    ['Hooghly Jute & Paper', 'Kolkata', 'hooghlypaper.example', '+91 33 5550 0100', '9 Strand Road', '2nd Floor', 'Kolkata', 'WB', '700001', 'India'],
    ['Saurashtra Chemicals', 'Rajkot', 'saurashtrachem.example', '+91 281 555 0100', 'Survey 118, Metoda GIDC', '', 'Rajkot', 'GJ', '360021', 'India'],
  ]],
  ['jp', [
    ['Kisara Steel', 'Kawasaki', 'kisarasteel.example', '+81 44 555 0100', '1-1 Minamiwatarida-cho, Kawasaki-ku', '', 'Kawasaki', 'Kanagawa', '210-0855', 'Japan'],
    ['Kisara Steel', 'Kitakyushu', 'kisarasteel.example', '+81 93 555 0100', '1-1 Tobihata-cho, Tobata-ku', '', 'Kitakyushu', 'Fukuoka', '804-0001', 'Japan'],
    ['Hayabusa Chemical', 'Yokkaichi', 'hayabusachem.example', '+81 59 555 0100', '1 Toho-cho', '', 'Yokkaichi', 'Mie', '510-0847', 'Japan'],
    ['Seto Shipbuilding', 'Imabari', 'setoship.example', '+81 898 55 0100', '1-4-52 Koura-cho', '', 'Imabari', 'Ehime', '799-2111', 'Japan'],
    ['Nagara Waterworks', 'Gifu', 'nagarawater.example', '+81 58 555 0100', '18 Tsukasa-machi', '', 'Gifu', 'Gifu', '500-8701', 'Japan'],
    ['Asahina Foods', 'Sendai', 'asahinafoods.example', '+81 22 555 0100', '4-6-1 Ichibancho, Aoba-ku', 'Midori Building 8F', 'Sendai', 'Miyagi', '980-0811', 'Japan'],
    ['Tokachi Dairy', 'Obihiro', 'tokachidairy.example', '+81 155 55 0100', 'Nishi 3-jo Minami 5-19', '', 'Obihiro', 'Hokkaido', '080-0013', 'Japan'],
    ['Minato Semiconductor', 'Yokohama', 'minatosemi.example', '+81 45 555 0100', '2-3-1 Minatomirai, Nishi-ku', '', 'Yokohama', 'Kanagawa', '220-0012', 'Japan'],
    ['Kurobe Power', 'Toyama', 'kurobepower.example', '+81 76 555 0100', '15-1 Ushijima-cho', '', 'Toyama', 'Toyama', '930-0858', 'Japan'],
    ['Shirasagi Pharmaceutical', 'Osaka', 'shirasagi.example', '+81 6 5550 0100', '3-5-7 Doshomachi, Chuo-ku', '', 'Osaka', 'Osaka', '541-0045', 'Japan'],
  ]],
]; // prettier-ignore

/** Accounts to each of the twelve people. */
export const ACCOUNTS_EACH = 5;

export const ACCOUNTS: readonly AccountSeed[] = LINES.flatMap(([culture, lines]) =>
  lines.map((line) => ({ culture, line })),
).map(({ culture, line }, index) => {
  const [name, location, domain, phone, streetAddress, streetAddress2, city, state, postalCode, country] = line;
  const id = rowId('accountAddress', index);
  const address = { id, streetAddress, streetAddress2, city, state, postalCode, country };
  return { id: rowId('account', index), name, location, phone, address, culture, domain };
});
