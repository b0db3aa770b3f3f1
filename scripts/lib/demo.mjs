import { Stopped } from './household.mjs'
import { root } from './inputs.mjs'
import { sayStep } from './say.mjs'

/** An example that cannot be loaded keeps nobody from his own data. */
export async function addDemo(house, env) {
  try {
    const said = await house.step('seed', process.execPath, ['--import', 'tsx', 'prisma/seed.ts'], {
      cwd: root,
      env,
    })
    if (said.length > 0) sayStep(said.at(-1))
  } catch (error) {
    if (error instanceof Stopped) throw error
    sayStep(`warning: the demo is not complete, CloseCall starts without it: ${error.message}`)
  }
}
