// What the ribbon's buttons answer above the item, in the languages of the pane. Outlook shows 150 characters.
import type { Outcome } from './addToSyncList.ts';

export interface CommandStrings {
  /** For one person, by name. */
  readonly one: Readonly<Record<Outcome, (name: string) => string>>;
  /** For several: each with its number. */
  readonly many: Readonly<Record<Outcome, string>>;
  readonly nobody: string;
  readonly noItem: string;
  readonly outlookSilent: string;
  readonly refused: string;
  readonly signIn: string;
  readonly unreachable: string;
}

const en: CommandStrings = {
  one: {
    added: (name) => `${name} is on your Sync List now and comes to your contacts with the next sync.`,
    already: (name) => `${name} is on your Sync List already.`,
    colleague: (name) => `${name} is a colleague, not a Siebel contact.`,
    failed: (name) => `${name} was not put on your Sync List. Please try again.`,
    several: (name) => `Siebel has several contacts for ${name}. Open the Siebel pane to choose one.`,
    unknown: (name) => `${name} is not in Siebel. Open the Siebel pane to create the contact.`,
  },
  many: {
    added: 'Added to your Sync List',
    already: 'on it already',
    colleague: 'colleagues',
    failed: 'failed',
    several: 'to choose in the pane',
    unknown: 'not in Siebel',
  },
  nobody: 'There is nobody on this item but you.',
  noItem: 'Select a message or an appointment first.',
  outlookSilent: 'Outlook does not answer. Please try again in a moment.',
  refused: 'Siebel Server Sync may not do this for you. Open the Siebel pane to see why.',
  signIn: 'Open the Siebel pane and sign in, then press this button again.',
  unreachable: 'Siebel Server Sync does not answer. Please try again in a moment.',
};

const de: CommandStrings = {
  one: {
    added: (name) => `${name} steht jetzt auf Ihrer Sync-Liste und kommt beim nächsten Abgleich in Ihre Kontakte.`,
    already: (name) => `${name} steht schon auf Ihrer Sync-Liste.`,
    colleague: (name) => `${name} gehört zum Unternehmen und ist kein Siebel-Kontakt.`,
    failed: (name) => `${name} kam nicht auf Ihre Sync-Liste. Bitte versuchen Sie es noch einmal.`,
    several: (name) => `Siebel hat mehrere Kontakte für ${name}. Wählen Sie im Siebel-Bereich einen aus.`,
    unknown: (name) => `${name} ist nicht in Siebel. Im Siebel-Bereich können Sie den Kontakt anlegen.`,
  },
  many: {
    added: 'Auf Ihre Sync-Liste gesetzt',
    already: 'schon darauf',
    colleague: 'aus dem Unternehmen',
    failed: 'fehlgeschlagen',
    several: 'im Bereich auszuwählen',
    unknown: 'nicht in Siebel',
  },
  nobody: 'Außer Ihnen steht niemand auf diesem Element.',
  noItem: 'Wählen Sie zuerst eine Nachricht oder einen Termin aus.',
  outlookSilent: 'Outlook antwortet nicht. Bitte versuchen Sie es gleich noch einmal.',
  refused: 'Siebel Server Sync darf das für Sie nicht tun. Der Siebel-Bereich sagt, warum.',
  signIn: 'Öffnen Sie den Siebel-Bereich, melden Sie sich an und drücken Sie dann noch einmal.',
  unreachable: 'Siebel Server Sync antwortet nicht. Bitte versuchen Sie es gleich noch einmal.',
};

const fr: CommandStrings = {
  one: {
    added: (name) => `${name} figure maintenant sur votre Sync List et rejoindra vos contacts à la prochaine synchronisation.`, // prettier-ignore
    already: (name) => `${name} figure déjà sur votre Sync List.`,
    colleague: (name) => `${name} fait partie de l’entreprise et n’est pas un contact Siebel.`,
    failed: (name) => `${name} n’a pas été ajouté à votre Sync List. Veuillez réessayer.`,
    several: (name) => `Siebel a plusieurs contacts pour ${name}. Choisissez-en un dans le volet Siebel.`,
    unknown: (name) => `${name} n’est pas dans Siebel. Créez le contact dans le volet Siebel.`,
  },
  many: {
    added: 'Ajoutés à votre Sync List',
    already: 'déjà présents',
    colleague: 'de l’entreprise',
    failed: 'en échec',
    several: 'à choisir dans le volet',
    unknown: 'absents de Siebel',
  },
  nobody: 'Il n’y a personne d’autre que vous sur cet élément.',
  noItem: 'Sélectionnez d’abord un message ou un rendez-vous.',
  outlookSilent: 'Outlook ne répond pas. Veuillez réessayer dans un instant.',
  refused: 'Siebel Server Sync ne peut pas le faire pour vous. Le volet Siebel dit pourquoi.',
  signIn: 'Ouvrez le volet Siebel et connectez-vous, puis appuyez de nouveau sur ce bouton.',
  unreachable: 'Siebel Server Sync ne répond pas. Veuillez réessayer dans un instant.',
};

const es: CommandStrings = {
  one: {
    added: (name) => `${name} ya está en su Sync List y llegará a sus contactos con la próxima sincronización.`,
    already: (name) => `${name} ya estaba en su Sync List.`,
    colleague: (name) => `${name} es de la empresa y no es un contacto de Siebel.`,
    failed: (name) => `${name} no se añadió a su Sync List. Inténtelo de nuevo.`,
    several: (name) => `Siebel tiene varios contactos para ${name}. Elija uno en el panel de Siebel.`,
    unknown: (name) => `${name} no está en Siebel. Cree el contacto en el panel de Siebel.`,
  },
  many: {
    added: 'Añadidos a su Sync List',
    already: 'ya estaban',
    colleague: 'de la empresa',
    failed: 'con error',
    several: 'por elegir en el panel',
    unknown: 'no están en Siebel',
  },
  nobody: 'No hay nadie más que usted en este elemento.',
  noItem: 'Seleccione primero un mensaje o una cita.',
  outlookSilent: 'Outlook no responde. Inténtelo de nuevo en un momento.',
  refused: 'Siebel Server Sync no puede hacerlo por usted. El panel de Siebel dice por qué.',
  signIn: 'Abra el panel de Siebel, inicie sesión y vuelva a pulsar este botón.',
  unreachable: 'Siebel Server Sync no responde. Inténtelo de nuevo en un momento.',
};

const ja: CommandStrings = {
  one: {
    added: (name) => `${name} を Sync List に追加しました。次回の同期で連絡先に入ります。`,
    already: (name) => `${name} はすでに Sync List に入っています。`,
    colleague: (name) => `${name} は社内の人で、Siebel の連絡先ではありません。`,
    failed: (name) => `${name} を Sync List に追加できませんでした。もう一度お試しください。`,
    several: (name) => `${name} の連絡先が Siebel に複数あります。Siebel ウィンドウで選んでください。`,
    unknown: (name) => `${name} は Siebel にありません。Siebel ウィンドウで連絡先を作成できます。`,
  },
  many: {
    added: 'Sync List に追加',
    already: '追加済み',
    colleague: '社内',
    failed: '失敗',
    several: 'ウィンドウで選択',
    unknown: 'Siebel になし',
  },
  nobody: 'このアイテムには、あなた以外の人がいません。',
  noItem: '最初にメッセージか予定を選択してください。',
  outlookSilent: 'Outlook が応答しません。少し待ってからもう一度お試しください。',
  refused: 'Siebel Server Sync はこの操作を行えません。理由は Siebel ウィンドウで確認できます。',
  signIn: 'Siebel ウィンドウを開いてサインインし、もう一度このボタンを押してください。',
  unreachable: 'Siebel Server Sync が応答しません。少し待ってからもう一度お試しください。',
};

const CATALOGUES: Readonly<Record<string, CommandStrings>> = { de, en, es, fr, ja };

/** @param tag BCP 47, as Outlook says it; English for what there is no catalogue for. */
export function commandStrings(tag: string): CommandStrings {
  return CATALOGUES[tag.toLowerCase().split(/[-_]/)[0] ?? ''] ?? en;
}
