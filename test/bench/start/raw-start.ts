// The baseline of a start: the least a Node process can do to have a page of the list.
import { openRaw, type RawOptions } from '../baseline/raw-database.ts';
import { firstPage } from './first-page.ts';

const options: RawOptions = { synchronous: 'NORMAL', cacheKib: 65_536 };
const db = openRaw(process.argv[2] ?? '', options);
console.log(JSON.stringify(db.prepare(firstPage).all()).length);
db.close();
