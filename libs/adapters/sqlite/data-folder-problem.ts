import { say, type Text } from '#libs/kernel/text.js';

export type DataFolderFault = 'in-use' | 'unusable' | 'damaged' | 'foreign' | 'newer' | 'missing';

/** Why the data folder cannot be used: what happened, to which file, what to do. Nothing was touched. */
export class DataFolderProblem extends Error {
  override readonly name = 'DataFolderProblem';
  readonly text: Text;

  constructor(
    readonly fault: DataFolderFault,
    readonly file: string,
    it: string,
    en: string,
    options?: { cause?: unknown },
  ) {
    super(it, options);
    this.text = say(it, en);
  }
}

const UNTOUCHED = say('Nulla è stato modificato.', 'Nothing was touched.');

/** What to do about a file that cannot be read: a copy of the past, or nothing if it can be computed again. */
function remedy(disposable: boolean): Text {
  return disposable
    ? say(
        'Contiene solo dati ricalcolabili: lo si può eliminare, e sarà ricostruito.',
        'It holds only what can be computed again: it may be deleted and will be rebuilt.',
      )
    : say(
        'Metterlo da parte senza eliminarlo e rimettere al suo posto quello dell’ultimo salvataggio.',
        'Set it aside without deleting it and put the one of the last backup in its place.',
      );
}

export function folderInUse(folder: string): DataFolderProblem {
  return new DataFolderProblem(
    'in-use',
    folder,
    `La cartella dei dati ${folder} è in uso da un altro processo. ${UNTOUCHED.it} Chiudere l’altro programma, o attendere che finisca, e riprovare.`,
    `The data folder ${folder} is in use by another process. ${UNTOUCHED.en} Close the other program, or wait for it to end, and try again.`,
  );
}

export function openToOthers(folder: string): DataFolderProblem {
  return new DataFolderProblem(
    'unusable',
    folder,
    `La cartella dei dati ${folder} è aperta ad altri utenti della macchina, e contiene altro. ${UNTOUCHED.it} Darne una tutta per Regia, o chiuderla: chmod 700 ${folder}`,
    `The data folder ${folder} is open to other users of the machine, and holds other things. ${UNTOUCHED.en} Give one to Regia alone, or close it: chmod 700 ${folder}`,
  );
}

export function unusable(file: string, cause: unknown): DataFolderProblem {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DataFolderProblem(
    'unusable',
    file,
    `Non si può leggere o scrivere ${file} (${reason}). Controllare il percorso, i permessi e lo spazio sul disco.`,
    `${file} cannot be read or written (${reason}). Check the path, the permissions and the space on the disk.`,
    { cause },
  );
}

export function damaged(file: string, disposable: boolean, cause: unknown): DataFolderProblem {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DataFolderProblem(
    'damaged',
    file,
    `Il file ${file} è danneggiato o non è un archivio di Regia (${reason}). ${UNTOUCHED.it} ${remedy(disposable).it}`,
    `The file ${file} is damaged or not one of Regia's (${reason}). ${UNTOUCHED.en} ${remedy(disposable).en}`,
    { cause },
  );
}

export function foreign(file: string): DataFolderProblem {
  return new DataFolderProblem(
    'foreign',
    file,
    `Il file ${file} appartiene a un’altra applicazione. ${UNTOUCHED.it} Indicare un’altra cartella dei dati.`,
    `The file ${file} belongs to another application. ${UNTOUCHED.en} Name another data folder.`,
  );
}

export function newer(file: string, found: number, known: number): DataFolderProblem {
  return new DataFolderProblem(
    'newer',
    file,
    `Il file ${file} è stato scritto da una versione più recente di Regia (schema ${found}, qui si arriva a ${known}). ${UNTOUCHED.it} Installare la versione più recente e riprovare.`,
    `The file ${file} was written by a newer version of Regia (schema ${found}, this one knows up to ${known}). ${UNTOUCHED.en} Install the newer version and try again.`,
  );
}

export function missing(file: string, beside: string): DataFolderProblem {
  return new DataFolderProblem(
    'missing',
    file,
    `Manca il file ${file}, mentre ${beside} contiene dati che dipendono da esso. ${UNTOUCHED.it} Rimettere al suo posto quello dell’ultimo salvataggio.`,
    `The file ${file} is missing, while ${beside} holds data that depends on it. ${UNTOUCHED.en} Put the one of the last backup in its place.`,
  );
}
