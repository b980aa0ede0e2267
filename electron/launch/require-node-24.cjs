// Loaded with --require before anything else. Written in old syntax on purpose: it has to run on the Node it refuses.
// Without it an older Node crashes inside the SQLite addon with a bare segmentation fault.
'use strict';

var major = parseInt(process.versions.node.split('.')[0], 10);
if (!(major >= 24)) {
  process.stderr.write(
    'Holdfast needs Node 24 or newer, and this is Node ' +
      process.versions.node +
      ': run "npm ci" and start it through "npm start" (npm scripts use the Node 24 that "npm ci" installs on Linux and ' +
      'Windows), or install Node 24 from https://nodejs.org on macOS.\n',
  );
  process.exit(1);
}
