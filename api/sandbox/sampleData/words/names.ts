// Given and family names by culture, as an office of that country has them today. Data, and one function that combines them.
import type { Culture } from '../accounts.ts';
import { itemAt } from '../random.ts';

interface NameLists {
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly families: readonly string[];
}

const list = (text: string): readonly string[] => text.split(', ');

const NAMES: Readonly<Record<Culture, NameLists>> = {
  gb: {
    women: list('Amelia, Fatima, Charlotte, Niamh, Eleanor, Adaeze, Harriet, Zainab, Isla, Rhiannon, Beatrice, Mei, Imogen, Agnieszka, Sophie, Catriona'),
    men: list('Oliver, Imran, Alistair, Callum, Tunde, Rhys, Edmund, Piotr, Hamish, Jasper, Kwame, Rupert, Wei, Duncan, Gareth, Tariq'),
    families: list('Ashworth, Bello, Carmichael, Drummond, Ellery, Farooqi, Gallagher, Hargreaves, Iqbal, Jennings, Kowalska, Llewellyn, MacAllister, Nkemelu, Ogilvie, Pemberton, Quigley, Rahman, Sinclair, Tregenza, Underhill, Vaughan, Wainwright, Yeoh, Zielinski, Barnaby, Chowdhury, Davenport, Fairweather, O’Rourke'),
  },
  us: {
    women: list('Abigail, Camila, Jasmine, Megan, Aaliyah, Rebecca, Thuy, Caroline, Guadalupe, Naomi, Kristen, Soo-jin, Danielle, Rosa, Brooke, Leila'),
    men: list('Ethan, Carlos, Marcus, Tyler, DeShawn, Benjamin, Minh, Patrick, Alejandro, Caleb, Dmitri, Hyun-woo, Anthony, Wesley, Omar, Nathaniel'),
    families: list('Abernathy, Bianchi, Castillo, Donnelly, Esposito, Fitzgerald, Gutierrez, Hollister, Ibarra, Jefferson, Kaplan, Lindqvist, Montgomery, Nguyen, Olszewski, Park, Quintero, Robinson, Schaefer, Thompson, Upshaw, Villanueva, Washington, Xiong, Yates, Zimmerman, Begay, Coleman, Delgado, McKinney'),
  },
  de: {
    women: list('Annika, Birgit, Elif, Franziska, Greta, Heike, Johanna, Katharina, Leonie, Mareike, Nadja, Petra, Ronja, Sabine, Theresa, Ulrike'),
    men: list('Andreas, Bastian, Cem, Dietmar, Emil, Florian, Gerhard, Henning, Jörg, Konrad, Lukas, Mehmet, Niklas, Oskar, Rainer, Sönke'),
    families: list('Aigner, Brückner, Çelik, Dreßler, Eberhardt, Fuchs, Grünwald, Hölzl, Imhof, Jansen, Köhler, Lindemann, Möller, Neubauer, Oberhauser, Pichler, Quandt, Rüegg, Schönfeld, Thiele, Ulbricht, Vogelsang, Weiß, Yıldız, Zeller, Bauernfeind, Degenhardt, Feldkamp, Gruber, von Stetten'),
  },
  fr: {
    women: list('Amélie, Brigitte, Camille, Delphine, Élodie, Fatoumata, Gaëlle, Hélène, Inès, Juliette, Léa, Manon, Nadia, Océane, Solène, Véronique'),
    men: list('Antoine, Baptiste, Cédric, Didier, Étienne, François, Guillaume, Hugo, Ibrahima, Jérôme, Karim, Loïc, Mathieu, Nicolas, Rémi, Thibault'),
    families: list('Aubert, Beaumont, Chevallier, Diallo, Dubreuil, Estève, Fontaine, Gauthier, Hervé, Janssens, Kerouac, Lacroix, Marchand, Noël, Ollivier, Perrin, Quéméner, Rousseau, Saint-Clair, Tessier, Vasseur, Benali, Carpentier, Delacourt, Faure, Germain, Lemoine, Peeters, Renaudin, d’Aubigny'),
  },
  in: {
    women: list('Aditi, Bhavna, Chitra, Deepika, Farah, Gayatri, Harpreet, Ishita, Jyoti, Kavitha, Lakshmi, Meenakshi, Nandini, Pooja, Shreya, Vidya'),
    men: list('Arjun, Balaji, Chetan, Dinesh, Faisal, Gopal, Harish, Irfan, Jayesh, Karthik, Manoj, Nikhil, Pradeep, Rajesh, Sandeep, Vikram'),
    families: list('Agarwal, Banerjee, Chatterjee, Desai, Fernandes, Ghosh, Iyer, Joshi, Khanna, Lobo, Menon, Nambiar, Patil, Qureshi, Reddy, Shetty, Thakur, Upadhyay, Varma, Bhattacharya, Chaudhary, D’Souza, Gill, Hegde, Kulkarni, Mukherjee, Pillai, Rao, Subramanian, Trivedi'),
  },
  jp: {
    women: list('Akiko, Ayumi, Chihiro, Emi, Haruka, Kaori, Keiko, Mai, Misaki, Naomi, Risa, Sakura, Tomoko, Yoko, Yui, Mariko'),
    men: list('Akira, Daisuke, Eiji, Hiroshi, Kazuya, Kenta, Makoto, Naoki, Ryo, Satoshi, Shinji, Takashi, Tetsuya, Yosuke, Yuji, Masaru'),
    families: list('Abe, Endo, Fujita, Goto, Hasegawa, Hayashi, Ishikawa, Ito, Kato, Kimura, Kobayashi, Kondo, Maeda, Matsumoto, Mori, Murakami, Nakajima, Nakamura, Nishimura, Ogawa, Okada, Saito, Sakamoto, Sasaki, Sato, Shimizu, Takahashi, Watanabe, Yamada, Yamamoto'),
  },
}; // prettier-ignore

/** Names as their bearers write them, for those Japanese contacts whose card is in Japanese. */
const WRITTEN: Readonly<Record<string, string>> = {
  Akiko: '明子', Chihiro: '千尋', Haruka: '遥', Keiko: '恵子', Misaki: '美咲', Sakura: 'さくら', Tomoko: '智子', Yui: '結衣',
  Akira: '明', Daisuke: '大輔', Hiroshi: '浩', Kenta: '健太', Makoto: '誠', Naoki: '直樹', Satoshi: '聡', Takashi: '隆',
  Abe: '阿部', Endo: '遠藤', Fujita: '藤田', Goto: '後藤', Hasegawa: '長谷川', Hayashi: '林', Ishikawa: '石川', Ito: '伊藤',
  Kato: '加藤', Kimura: '木村', Kobayashi: '小林', Kondo: '近藤', Maeda: '前田', Matsumoto: '松本', Mori: '森', Sato: '佐藤',
  Takahashi: '高橋', Watanabe: '渡辺', Yamada: '山田', Yamamoto: '山本',
}; // prettier-ignore

export interface PersonName {
  readonly firstName: string;
  readonly lastName: string;
  readonly isWoman: boolean;
  /** `first.last` in plain letters, the usual left part of an address. */
  readonly mailName: string;
}

/** How many different names a culture has here. */
export const NAMES_EACH = 960;

/** The n-th name of a culture; names differ until `NAMES_EACH`. `isWritten` prefers the name's own script where there is one. */
export function personName(culture: Culture, n: number, isWritten = false): PersonName {
  const { women, men, families } = NAMES[culture];
  const given = [...women, ...men];
  // 7 and 32 have no common factor, so that neighbours differ in both names.
  const position = (n * 7) % given.length;
  const family = itemAt(families, n - Math.floor(n / given.length));
  const first = itemAt(given, position);
  const inScript = isWritten ? [WRITTEN[first], WRITTEN[family]] : [];
  const [firstName = first, lastName = family] = inScript.includes(undefined) ? [] : inScript;
  return { firstName, lastName, isWoman: position < women.length, mailName: `${plain(first)}.${plain(family)}` };
}

const SPELLED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ı: 'i' };

/** A name in the letters of a mail address. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[äöüßı]/g, (letter) => SPELLED[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z-]/g, '');
}
