// The words by which the lines of a signature are told apart, in the languages of the pane. Data only.

/** A line that begins a quoted or forwarded message: nothing below it is the sender's. */
export const QUOTE_STARTS: readonly RegExp[] = [
  /^>/,
  /^_{10,}$/,
  /^-{3,}.*(original|ursprüngliche|forwarded|weitergeleitet|transféré|message d.origine|mensaje original|reenviado|転送|元のメッセージ)/i,
  /^(from|von|de|差出人|送信者)\s?[:：]\s?\S/i,
  /^(on|am|le|el)\b.{5,120}(wrote|schrieb|a écrit|escribió)\s?:?$/i,
  /^20\d\d[年/-].{5,80}(のメール|wrote)\s?[:：]?$/,
];

/** The last words before the name. */
export const GREETING =
  /^(best|kind|warm|many)?\s?(regards|wishes|thanks|thank you|cheers|sincerely|yours \w+)\b|^best\b.?$|^(mit\s)?(freundlichen?|besten?|herzlichen?|viele[nr]?|liebe|schöne)\s(grüße[n]?|grüsse[n]?|gruß|gruss)|^mfg\b|^(bien\s)?(cordialement|à vous|amicalement)|^(sincères|meilleures)\s(salutations)|^(un\s)?(cordial\s)?saludos?\b|^atentamente|^(どうぞ)?(宜しく|よろしく)お願い|^以上|^敬具/i;

/** Labels of telephone numbers; the order matters: a fax is told from a telephone first. */
export const PHONE_LABELS = {
  fax: /\b(fax|telefax|télécopie|facsimile)\b|ファ(ッ)?クス|^f\s?[:.)]/i,
  cell: /\b(mobile?|mobil|cell(ular)?|cell phone|handy|gsm|portable|móvil|celular|natel)\b|携帯|^[mc]\s?[:.)]|^mob\b/i,
  work: /\b(tel|tél|phone|telefon|téléphone|teléfono|office|büro|bureau|oficina|fixe|fijo|direct|durchwahl|work|main|fon|ph)\b|電話|直通|代表|^[tpd]\s?[:.)]/i,
} as const;

/** Words of job titles. */
export const JOB_WORDS =
  /\b(manager|director|head|lead|leader|chief|officer|president|vice|vp|svp|evp|ceo|cto|cfo|coo|cio|engineer|consultant|architect|analyst|specialist|coordinator|assistant|buyer|owner|founder|partner|associate|executive|representative|developer|administrator|supervisor|superintendent|captain|secretary|advisor|counsel|scientist|designer|planner|leiter(in)?|\w*leiter(in)?|leitung|geschäftsführer(in)?|\w*berater(in)?|referent(in)?|einkäufer(in)?|einkauf|vertrieb|ingenieur(in)?|prokurist(in)?|vorstand|sachbearbeiter(in)?|assistent(in|z)?|techniker(in)?|disponent(in)?|directeur|directrice|responsable|chargée?|gérante?|ingénieure?|acheteu(r|se)|conseill(er|ère)|adjointe?|présidente?|commerciale?|chef(fe)?|directora?|gerente|jef[ea]|encargad[oa]|ingenier[oa]|consultora?|comercial|compras|presidenta?|asesora?|coordinadora?|técnic[oa])\b|部長|課長|係長|主任|室長|社長|取締役|本部長|担当|マネージャー|マネジャー|エンジニア|主査|次長|支店長/i;

/** What only companies carry in their names. */
export const COMPANY_MARKS =
  /\b(gmbh|ag|kg|ohg|se|e\.?k\.|mbh|inc\.?|llc|llp|ltd\.?|limited|plc|corp\.?|corporation|company|co\.|sas|sarl|s\.?a\.?r\.?l\.?|sasu|eurl|s\.?\s?l\.?\s?u?\.?|s\.l\.|s\.a\.u?\.?|s\.?p\.?a\.?|bv|b\.v\.|n\.v\.|oy|ab|as|a\/s|aps|pty|k\.k\.|group|holding|gruppe|groupe|grupo)(?=$|[\s,.|·])|\bS\.?A\.?$|株式会社|有限会社|合同会社|（株）|\(株\)/i;

/** Lines that are neither a person nor a company. */
export const NOT_WORDS =
  /@|https?:|www\.|\b(str\.|straße|strasse|street|road|avenue|suite|floor|rue|calle|plaza|boulevard|p\.?o\.? box|postfach|hrb|amtsgericht|ust|vat|siret|registered|confidential|vertraulich|sent from|gesendet von|envoyé (de|depuis)|enviado desde)\b|〒|[都道府県]\S*[市区町村]|から送信/i;
