import { openEngine } from './store.ts';
const e=await openEngine(process.argv[2]!,()=>{});
const S=`select id, indicator, ref_area, counterpart, sex, age, unit, dimensions from series where space_id=1 and indicator=any('{MIGRANT_STOCK}'::text[]) and ref_area=any('{D50}'::text[]) order by id`;
const ids=(await e.write(s=>s.rows({compile:()=>({sql:S,parameters:[]})} as any))).map((r:any)=>r.id);
const O=`select o.series_id,o.period,o.value,o.status,o.note,o.release_id,o.part_id,o.row,o.col from observation o where o.space_id=1 and o.series_id = any ('{${ids}}'::int[]) and o.in_force=true and true order by o.series_id, o.period`;
const go=async(role:boolean)=>{ for (const q of [S,O]) { const f=async(s:any)=>{ const t=performance.now(); const r=await s.rows({compile:()=>({sql:'explain (analyze, buffers) '+q,parameters:[]})}); console.log(performance.now()-t); return r;}; const r:any[]= role? await e.read([],f): await e.write(f); console.log(r.map(x=>x['QUERY PLAN']).join('\n').replace(/\{[\d,]{60,}\}/g,'{..}')); } };
await go(true); await go(false);
if (process.argv[3]) { await e.maintain('analyze series, observation'); console.log('ANALYZED'); await go(true);}
for (const role of [true,false]) { const a=[]; for(let i=0;i<30;i++){const t=performance.now(); const f=async(s:any)=>{await s.rows({compile:()=>({sql:S,parameters:[]})}); return s.rows({compile:()=>({sql:O,parameters:[]})})}; await (role?e.read([],f):e.write(f)); a.push(performance.now()-t)} a.sort((x,y)=>x-y); console.log('role',role,a[15]); }
await e.close();
