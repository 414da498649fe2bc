import { temporaryFolder } from './temporary-folder.js';

interface Closable {
  close(): Promise<void>;
}

/** Under a name, something that keeps its files in a folder of its own: closing it, the folder goes too. */
export function inFolderOfItsOwn<Name extends string, Made extends Closable>(
  name: Name,
  make: (folder: string) => Made,
): Readonly<Record<Name, Made>> & Closable {
  const folder = temporaryFolder();
  const made = make(folder.path);
  const close = async (): Promise<void> => {
    await made.close();
    folder.remove();
  };
  return { ...({ [name]: made } as Record<Name, Made>), close };
}
