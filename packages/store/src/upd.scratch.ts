import { openEngine, Store } from './store.ts';
import { migrate } from './migrate.ts';
import { fileOf, readingOf, manyObservations } from './testing/readings.ts';
const e=await openEngine('memory:',()=>{}); await migrate(e); const store=new Store(e);
const acc:any={}; 
const orig=e.write.bind(e); 
for (let i=1;i<3;i++) { 
(e as any).write=(work:any)=>orig(async(s)=>work({rows:async(q:any)=>{const c=q.compile(); const t=performance.now(); let r; if(process.argv[2]&&/with ranked/.test(c.sql)&&!acc.x){acc.x=1; const p:any[]=await s.rows({compile:()=>({sql:'explain (analyze, buffers) '+c.sql,parameters:c.parameters})} as any); console.log(p.map(x=>x['QUERY PLAN']).join('\n').slice(0,6000)); r=[{outOfForce:0}] } else r=await s.rows(q); acc['rows '+c.sql.slice(0,50).replace(/\s+/g,' ')]=(acc['rows '+c.sql.slice(0,50).replace(/\s+/g,' ')]??0)+performance.now()-t; return r;},run:async(q:any)=>{const t=performance.now(); await s.run(q); acc['run']=(acc['run']??0)+performance.now()-t;},copy:async(a:any,b:any,c:any)=>{const t=performance.now(); await s.copy(a,b,c); acc['copy '+a]=(acc['copy '+a]??0)+performance.now()-t;}}));
const s=performance.now(); for(const k in acc) delete acc[k]; await store.importReading(fileOf(i), readingOf([],{version:String(i),dated:`20${10+i}-01-01`},{batches:manyObservations(150000)})); console.log('import',i,performance.now()-s); for (const k in acc) if(acc[k]>10) console.log('   ',k,acc[k].toFixed(0)); }
await store.close();
