import { openEngine } from './store.ts';
import { startPostgres } from './testing/postgres-server.ts';
import { migrate } from './migrate.ts';
import { importReading } from './import-reading.ts';
import { fileOf, readingOf, manyObservations } from './testing/readings.ts';
const server=await startPostgres();
for (const [kind,db] of [['pglite','/tmp/st/big'],['postgres',await server!.createDatabase()]] as const) {
const e=await openEngine(db,()=>{}); await migrate(e);
if (kind==='postgres') await importReading(e, fileOf(1), readingOf([],{}, {batches: manyObservations(1000000)}));
let s0=performance.now(); await e.maintain('analyze series, observation'); console.log('analyze full',performance.now()-s0);
for (const c of ['series','observation']) for (const col of c==='series'?['id','dimensions']:['space_id','series_id','release_id','part_id','row','col','value','in_force','period','status','note']) await e.maintain(`alter table ${c} alter column ${col} set statistics 10`);
s0=performance.now(); await e.maintain('analyze series, observation'); console.log('analyze obs 10',performance.now()-s0);
const q=(sql:string)=>({compile:()=>({sql,parameters:[]})} as any);
const run=async(label:string)=>{ for (const n of [1,11,100]) { const where=`ref_area=any('{${Array.from({length:n},(_,i)=>'D'+i*9)}}'::text[])`;
 const S=`select id, indicator, ref_area, counterpart, sex, age, unit, dimensions from series where space_id=1 and indicator=any('{MIGRANT_STOCK}'::text[]) and ${where} order by id`;
 const f=async(s:any)=>{ const ids=(await s.rows(q(S))).map((r:any)=>r.id); return s.rows(q(`select o.series_id,o.period,o.value,o.status,o.note,o.release_id,o.part_id,o.row,o.col from observation o where o.space_id=1 and o.series_id = any ('{${ids}}'::int[]) and o.in_force=true and true order by o.series_id, o.period`))};
 const res:any={true:[],false:[]}; let rows=0; for(let i=0;i<(n>50?15:60);i++) for (const role of [true,false]) { const t=performance.now(); rows=(await (role?e.read([],f):e.write(f))).length; res[role].push(performance.now()-t)}
 const m=(a:number[])=>a.sort((x,y)=>x-y)[a.length>>1]!; console.log(kind,label,n,'places',rows,'rows  reader',m(res.true).toFixed(2),'owner',m(res.false).toFixed(2),(m(res.true)/m(res.false)).toFixed(2)); } };
await run('any(initplan)');
for (const t of ['series','observation']) await e.maintain(`alter policy visible on ${t} using (space_id = 1 or space_id = any ((select visible_spaces())::integer[]))`);
await run('1 or any');
for (const t of ['series','observation']) await e.maintain(`alter policy visible on ${t} using (space_id = any ((select visible_spaces())::integer[]))`);
await e.close(); }
await server!.stop();
