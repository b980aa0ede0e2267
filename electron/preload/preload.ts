import { contextBridge, ipcRenderer } from 'electron';
import { createBridge } from './bridge.ts';

// A port of its own for every page that loads: it closes with the page, so no answer reaches a page that did not ask.
const { port1, port2 } = new MessageChannel();
ipcRenderer.postMessage('holdfast:connect', null, [port2]);
contextBridge.exposeInMainWorld('holdfast', {
  ...createBridge(port1),
  savePdf: (name: string): Promise<unknown> => ipcRenderer.invoke('holdfast:save-pdf', name),
});
