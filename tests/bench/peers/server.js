// An express-pouchdb server over LevelDB in the folder that is given, on a free loopback port, whose
// number is its first line of output. Ends when its input does.
'use strict';
const path = require('node:path');
const express = require('express');
const PouchDB = require('pouchdb');

const folder = process.argv[2];
const Kept = PouchDB.defaults({ prefix: path.join(folder, path.sep) });
const app = express();
app.use('/', require('express-pouchdb')(Kept, {
    mode: 'minimumForPouchDB',
    configPath: path.join(folder, 'config.json'),
    logPath: path.join(folder, 'log.txt'),
}));
const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
