// What people use today, doing the work of scripts/bench: PouchDB on the tablet, express-pouchdb at
// the central, LevelDB under both, plain HTTP on loopback, nothing encrypted.
//
//   node figures.js FOLDER BENCH_JSON [RECORDS,...] [REPEATS]
//
// Prints one table: its own median, that of the same row in BENCH_JSON, and the ratio.
'use strict';
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const readline = require('node:readline');
const PouchDB = require('pouchdb');

const [folder, benchFile, sizesText = '10000,100000', repeatsText = '5'] = process.argv.slice(2);
const sizes = sizesText.split(',').map(Number);
const repeats = Number(repeatsText);
const EDITS = 1000;
const BATCH = 500; // changes of one request, as b2go sends them
const Kept = PouchDB.defaults({ prefix: path.join(folder, 'tablets', path.sep) });

// Numbers of a seed, so that two runs do the same work.
let state = 20160501;
const pick = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
};
const one = (list) => list[pick(list.length)];
const padded = (number, digits) => String(number).padStart(digits, '0');
const FIRST = ['Åse', 'Søren', 'Karla', 'Aage', 'Ingrid', 'Fatma', 'Jørgen', 'Birthe', 'Ærø', 'Øjvind'];
const LAST = ['Demosen', 'Fiktivgaard', 'Prøvekjær', 'Testholm'];

// The ten fields of a citizen in b2go's own bench.
const citizen = (number) => ({
    _id: padded(number, 12),
    type: 'citizen',
    id_type: 'cpr',
    cpr: padded(61 + pick(28), 2) + padded(81 + pick(12), 2) + padded(pick(100), 2) + '-' + padded(pick(4000), 4),
    name: `${one(FIRST)} ${one(FIRST)} ${one(LAST)}`,
    preferred_name: one(FIRST),
    address: { street: `Demovej ${1 + pick(400)}`, postcode: String(2100 + 100 * pick(8)), city: 'København' },
    phones: [`00 00 ${padded(pick(100), 2)} ${padded(pick(100), 2)}`],
    digital: one(['self', 'assisted', 'exempt', 'unknown']),
    language: one(['da', 'ar', 'pl', 'so', 'en']),
    team: 'Team Nordvest',
});

const median = (samples) => [...samples].sort((a, b) => a - b)[Math.floor(samples.length / 2)];
const expect = (what, found, wanted) => {
    if (found !== wanted) throw new Error(`wrong result: ${what}: ${found}, expected ${wanted}`);
};
const timed = async (work) => {
    const begin = process.hrtime.bigint();
    await work();
    return Number(process.hrtime.bigint() - begin) / 1e6;
};

const startServer = (place) => new Promise((resolve, reject) => {
    fs.mkdirSync(place, { recursive: true });
    const child = spawn(process.execPath, [path.join(__dirname, 'server.js'), place], {
        stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.once('exit', (code) => reject(new Error(`the peer's server ended with ${code}`)));
    readline.createInterface({ input: child.stdout }).once('line', (port) => resolve({ child, port }));
});

const options = { batch_size: BATCH };
const push = async (tablet, central) => (await tablet.replicate.to(central, options)).docs_written;
const pull = async (tablet, central) => (await tablet.replicate.from(central, options)).docs_written;
const both = async (tablet, central) => {
    await push(tablet, central);
    await pull(tablet, central);
};

const edit = async (tablet, ids, change) => {
    const rows = (await tablet.allDocs({ keys: ids, include_docs: true })).rows;
    await tablet.bulkDocs(rows.map((row, index) => ({ ...row.doc, ...change(index) })));
};
const conflicts = async (tablet, ids) => {
    const rows = (await tablet.allDocs({ keys: ids, include_docs: true, conflicts: true })).rows;
    return rows.filter((row) => row.doc._conflicts).length;
};

async function transfer(port, records, add) {
    const samples = { push: [], pull: [] };
    let last;
    for (let round = 0; round < repeats; ++round) {
        const name = `town-${records}-${round}`;
        const central = new PouchDB(`http://127.0.0.1:${port}/${name}`);
        const first = new Kept(`${name}-first`);
        const second = new Kept(`${name}-second`);
        for (let at = 0; at < records; at += BATCH) {
            await first.bulkDocs(Array.from({ length: Math.min(BATCH, records - at) }, (_, i) => citizen(at + i)));
        }
        samples.push.push(await timed(async () => expect('pushed', await push(first, central), records)));
        samples.pull.push(await timed(async () => expect('pulled', await pull(second, central), records)));
        if (last) {
            await Promise.all([last.first.destroy(), last.second.destroy(), last.central.destroy()]);
        }
        last = { first, second, central };
    }
    const rate = (list) => list.map((ms) => (1000 * records) / ms);
    add('push of new records', 'records/s', rate(samples.push));
    add('first sync into an empty tablet', 'records/s', rate(samples.pull));
    return last;
}

async function changes({ first, second, central }, ids, add) {
    await both(first, central);
    await both(second, central);
    const samples = { push: [], pull: [], nothing: [] };
    for (let round = 0; round < repeats; ++round) {
        await edit(first, ids, (i) => ({ preferred_name: `${one(FIRST)} ${round}-${i}` }));
        samples.push.push(await timed(async () => expect('pushed', await push(first, central), ids.length)));
        await pull(first, central);
        samples.pull.push(await timed(async () => expect('pulled', await pull(second, central), ids.length)));
        await push(second, central);
        samples.nothing.push(await timed(() => both(first, central)));
    }
    add('push of changes to recent records', 'ms', samples.push);
    add('pull of changes to recent records', 'ms', samples.pull);
    add('sync of nothing', 'ms', samples.nothing);
}

async function concurrent({ first, second, central }, ids, add) {
    const converge = (field) => async (round) => {
        await edit(first, ids, (i) => ({ preferred_name: `Åse ${round}-${i}` }));
        await edit(second, ids, (i) => ({ [field]: `Bo ${round}-${i}` }));
        const ms = await timed(async () => {
            await both(first, central);
            await both(second, central);
            await both(first, central);
        });
        expect('documents with two versions', await conflicts(first, ids), ids.length);
        // A person decides: the losing version goes, so that the next round begins clean.
        const rows = (await first.allDocs({ keys: ids, include_docs: true, conflicts: true })).rows;
        await first.bulkDocs(rows.flatMap(({ doc }) => doc._conflicts.map(
            (rev) => ({ _id: doc._id, _rev: rev, _deleted: true }))));
        await both(first, central);
        await both(second, central);
        return ms;
    };
    for (const [name, field] of [
        ['concurrent edits of different fields, two tablets, to convergence', 'care_of'],
        ['concurrent edits of the same field, two tablets, to convergence', 'preferred_name'],
    ]) {
        const samples = [];
        for (let round = 0; round < repeats; ++round) {
            samples.push(await converge(field)(round));
        }
        add(name, 'ms', samples, `${ids.length} of ${ids.length} documents with one side out of view`);
    }
}

function table(rows, ours) {
    const shown = (value) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2));
    const lines = [['records', 'figure', 'PouchDB', 'b2go', 'b2go is faster by', 'of PouchDB']];
    for (const row of rows) {
        const own = ours.find((figure) => figure.figure === row.name && figure.records === row.records);
        const faster = own && (row.unit === 'ms' ? row.value / own.median : own.median / row.value);
        lines.push([String(row.records), row.name, `${shown(row.value)} ${row.unit}`,
            own ? `${shown(own.median)} ${own.unit}` : 'not measured', own ? `${faster.toFixed(1)}×` : '', row.counts]);
    }
    const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
    return lines.map((line) => line.map((cell, i) => cell.padEnd(widths[i])).join('  ').trimEnd()).join('\n');
}

async function main() {
    const ours = JSON.parse(fs.readFileSync(benchFile, 'utf8')).figures;
    fs.mkdirSync(path.join(folder, 'tablets'), { recursive: true });
    const rows = [];
    const { child, port } = await startServer(path.join(folder, 'central'));
    child.removeAllListeners('exit');
    for (const records of sizes) {
        const add = (name, unit, samples, counts = '') => {
            rows.push({ records, name, unit, value: median(samples), samples, counts });
            console.error(`  PouchDB, ${records}: ${name}: ${median(samples).toFixed(1)} ${unit}`);
        };
        const town = await transfer(port, records, add);
        const edits = Math.min(EDITS, records / 10);
        const recent = (skipped) => Array.from({ length: edits }, (_, i) => padded(records - skipped - edits + i, 12));
        await changes(town, recent(0), add);
        await concurrent(town, recent(edits), add);
    }
    child.stdin.end();
    fs.writeFileSync(path.join(path.dirname(benchFile), 'bench-peers.json'), `${JSON.stringify(rows, null, 2)}\n`);
    console.log(`PouchDB ${PouchDB.version} to express-pouchdb, LevelDB, unencrypted, medians of ${repeats}`);
    console.log(table(rows, ours));
}

main().then(() => process.exit(0), (error) => {
    console.error(`bench: ${error.message}`);
    process.exit(1);
});
