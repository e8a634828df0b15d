// anamnesis: the command line of a hospital. Each command loads what it needs, so that help is instant.
import { Command } from 'commander'
import { MISUSED, reportFailure } from './report-failure.ts'

const program = new Command('anamnesis')
  // Commander says itself what is wrong with the arguments; help and version end well.
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : MISUSED))
  .description('One medical record per patient, held together by hospitals, decided by the patient')
  .version('0.1.0')

program
  .command('serve')
  .description('run the server of one hospital')
  .requiredOption('--config <file>', 'configuration file (JSON)')
  .action(async ({ config }) => (await import('./serve-command.ts')).serveCommand(config))

const config = program.command('config').description('work with the configuration')
config
  .command('check')
  .description('name every mistake in a configuration and its files')
  .requiredOption('--config <file>', 'configuration file (JSON)')
  .action(async (options) => (await import('./config-command.ts')).configCheck(options.config))
config
  .command('describe')
  .description('print every key of the configuration and the environment variables that set one')
  .action(async () => (await import('./config-command.ts')).configDescribe())

const HOSPITAL = [
  ['--origin <url>', 'origin of the hospital'],
  ['--client <id>', 'client_id of a program in its configuration'],
  ['--key <file>', 'private key of that program (JWK)'],
  ['--sample <hospital>', 'a hospital of the sample network instead: northgate, lakeside, hillview'],
  ['--data <folder>', 'folder of the sample network'],
] as const

/** Adds the options that name a hospital. */
function withHospital(command: Command): Command {
  return HOSPITAL.reduce((whole, [flags, description]) => whole.option(flags, description), command)
}

withHospital(program.command('import <files...>'))
  .description('import FHIR bundles, resources, NDJSON, gzip or whole folders; a repeat changes nothing')
  .action(async (files, options) => (await import('./import-command.ts')).importCommand(files, options))

program
  .command('insights <files...>')
  .description(
    'tell what matters in the records of a patient (FHIR bundles, resources, NDJSON, folders), without a hospital',
  )
  .option('--format <form>', 'text, json or fhir (DetectedIssue, RiskAssessment, GuidanceResponse)', 'text')
  .option('--language <code>', 'of the page: en or es', 'en')
  .option('--now <instant>', 'the day or instant that counts as now (2026-11-22)')
  .option('--since <instant>', 'tell what is new since then')
  .option('--patient <id>', 'id of the Patient, where there are several')
  .option('--specialty <words>', 'of the reader: what it treats is told at length')
  .option('--reason <words>', 'why the patient comes: the problems behind it are told first')
  .option('--terminology <files...>', 'tables of own names (CSV, docs/terminology.md)')
  .option('--measures <paths...>', 'quality measures whose care gaps are told as well (docs/measures.md)')
  .option('--increase <ids...>', 'measures whose patients should be in the numerator, where their notation is unclear')
  .option('--decrease <ids...>', 'measures whose patients should not be')
  .action(async (files, options) => (await import('./insights-command.ts')).insightsCommand(files, options))

program
  .command('feedback')
  .description(
    'print how often people marked statements of each rule as wrong, or something as missing (no patient data)',
  )
  .requiredOption('--config <file>', 'configuration file (JSON)')
  .action(async (options) => (await import('./feedback-command.ts')).feedbackCommand(options))

withHospital(program.command('status'))
  .description('say how a hospital and its network are')
  .action(async (options) => (await import('./status-command.ts')).statusCommand(options))

program
  .command('verify [file]')
  .description('check the proof of a record, or every record of a hospital, against the ledger')
  .option('--rpc <url>', 'for a file: JSON-RPC of an Ethereum client, or /rpc of any hospital')
  .option(
    '--all',
    'every record version, the access log and every batch of the hospital of --config, which may be running',
  )
  .option('--config <file>', 'configuration file (JSON)')
  .option('--after <position>', 'go on where a check that was stopped (Ctrl-C) got to')
  .option('--report <file>', 'write everything that differs to a new file, one JSON object a line (no content)')
  .action(async (file, options) => (await import('./verify-command.ts')).verifyCommand(file, options))

withHospital(program.command('reindex'))
  .description('take up added search parameters, and make the search index anew where that is due')
  .option('--config <file>', 'for a hospital that is stopped: its configuration file (JSON)')
  .option('--anew', 'make the index of every record again, even if nothing is due')
  .action(async (options) => (await import('./reindex-command.ts')).reindexCommand(options))

program
  .command('export <file>')
  .description('write every current record of a hospital to a new NDJSON file (.gz: compressed)')
  .requiredOption('--config <file>', 'configuration file (JSON)')
  .action(async (file, options) => (await import('./export-command.ts')).exportCommand(file, options))

withHospital(program.command('erase <patient>'))
  .description('put everything about a patient (id of the Patient record) beyond reach, for good')
  .option('--config <file>', 'for a hospital that is stopped: its configuration file (JSON)')
  .option('--yes', 'do not ask for confirmation')
  .option('--dry-run', 'say what it would put beyond reach, and change nothing')
  .action(async (patient, options) => (await import('./erase-command.ts')).eraseCommand(patient, options))

program
  .command('backup <folder>')
  .description('write a backup of a hospital, which may be running, into an empty folder')
  .requiredOption('--config <file>', 'configuration file (JSON)')
  .action(async (folder, options) => (await import('./backup-command.ts')).backupCommand(folder, options))

program
  .command('restore <folder>')
  .description('bring a backup into an empty database, make its index again and erase again who was erased since')
  .requiredOption('--config <file>', 'configuration file (JSON)')
  .action(async (folder, options) => (await import('./backup-command.ts')).restoreCommand(folder, options))

program
  .command('keys <folder>')
  .description('make the keys of a new hospital in a folder')
  .action(async (folder) => (await import('./network-command.ts')).keysCreate(folder))

const network = program.command('network').description('found a network, or let a hospital join')
network
  .command('entry')
  .description('print the public entry of this hospital, to send to the others')
  .requiredOption('--config <file>', 'configuration file (JSON)')
  .action(async (options) => (await import('./network-command.ts')).networkEntry(options))
network
  .command('init <entries...>')
  .description('put the contracts on a ledger, with the hospitals of these entry files as founders')
  .requiredOption('--rpc <url>', 'JSON-RPC of an Ethereum client')
  .action(async (entries, options) => (await import('./network-command.ts')).networkInit(entries, options))
network
  .command('join <entry>')
  .description('vote for the hospital of an entry file to join; more than half of the active hospitals must')
  .requiredOption('--config <file>', 'configuration file (JSON)')
  .action(async (entry, options) => (await import('./network-command.ts')).networkJoin(entry, options))

const packages = program.command('package').description('FHIR packages: profiles, value sets, code systems')
packages
  .command('add <file>')
  .description('keep the package of a .tgz; it counts from the next start of the server')
  .requiredOption('--config <file>', 'configuration file (JSON)')
  .action(async (file, options) => (await import('./package-command.ts')).packageAdd(file, options))
packages
  .command('list')
  .description('name the packages that are kept, and what they miss')
  .requiredOption('--config <file>', 'configuration file (JSON)')
  .action(async (options) => (await import('./package-command.ts')).packageList(options))

const terminology = program
  .command('terminology')
  .description("the hospital's own names of medicines, problems, tests and abbreviations (docs/terminology.md)")
terminology
  .command('add <file>')
  .description('keep a table (CSV) in place of the one of its kind; it counts from the next start of the server')
  .requiredOption('--config <file>', 'configuration file (JSON)')
  .action(async (file, options) => (await import('./terminology-command.ts')).terminologyAdd(file, options))
terminology
  .command('list')
  .description('name the tables that are kept, with their versions')
  .requiredOption('--config <file>', 'configuration file (JSON)')
  .action(async (options) => (await import('./terminology-command.ts')).terminologyList(options))

const measures = program
  .command('measures')
  .description('quality measures whose care gaps the insights tell (docs/measures.md)')
measures
  .command('add <paths...>')
  .description('keep the Measures of files and folders with their Libraries (ELM) and ValueSets (expanded)')
  .requiredOption('--config <file>', 'configuration file (JSON)')
  .option('--increase <ids...>', 'measures whose patients should be in the numerator, where their notation is unclear')
  .option('--decrease <ids...>', 'measures whose patients should not be')
  .action(async (paths, options) => (await import('./measures-command.ts')).measuresAdd(paths, options))
measures
  .command('list')
  .description('name the measures that are kept, with their versions')
  .requiredOption('--config <file>', 'configuration file (JSON)')
  .action(async (options) => (await import('./measures-command.ts')).measuresList(options))
measures
  .command('remove <id>')
  .description('keep a measure no longer')
  .requiredOption('--config <file>', 'configuration file (JSON)')
  .action(async (id, options) => (await import('./measures-command.ts')).measuresRemove(id, options))

const staff = program.command('staff').description('who works here')
staff
  .command('add <person>')
  .description('let somebody sign in; prints a one-time link to make a passkey')
  .requiredOption('--config <file>', 'configuration file (JSON)')
  .requiredOption('--name <name>', 'name that people read')
  .requiredOption('--role <role>', 'what they may see and write')
  .option('--department <key>', 'where they work')
  .option('--specialty <text>', 'what patients know them for')
  .option('--practitioner <id>', 'id of their Practitioner record')
  .action(async (person, options) => (await import('./staff-command.ts')).staffAdd(person, options))
staff
  .command('remove <person>')
  .description('end somebody’s right to sign in')
  .requiredOption('--config <file>', 'configuration file (JSON)')
  .action(async (person, options) => (await import('./staff-command.ts')).staffRemove(person, options))

program
  .command('patient')
  .description('patients who sign in here')
  .command('add <id>')
  .description('let the patient of a Patient record sign in; prints a one-time link to make a passkey')
  .requiredOption('--config <file>', 'configuration file (JSON)')
  .requiredOption('--name <name>', 'name that people read')
  .action(async (id, options) => (await import('./staff-command.ts')).patientAdd(id, options))

await program.parseAsync().catch(reportFailure)
