import { temporaryFolder } from './temporary-folder.js';

/** Something that keeps its files in a folder of its own: closing it, the folder goes too. */
export function inFolderOfItsOwn<Made extends { close(): Promise<void> }>(
  make: (folder: string) => Made,
): { readonly made: Made; close(): Promise<void> } {
  const folder = temporaryFolder();
  const made = make(folder.path);
  const close = async (): Promise<void> => {
    await made.close();
    folder.remove();
  };
  return { made, close };
}
