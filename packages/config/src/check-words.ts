import { isTest, type SourceFile, type Violation, withoutComments } from './files'

type Rule = { pattern: RegExp; where: (path: string) => boolean; message: string; inComments?: true }

/** All of core but the one place that hands the clock in. */
const pureCore = (path: string) =>
  path.startsWith('packages/core/src/') && path !== 'packages/core/src/access/ctx.ts' && !isTest(path)

/** Only what the linter cannot say; `any`, console and @ts- comments are in .oxlintrc.json. */
const rules: Rule[] = [
  {
    pattern: /\b(TODO|FIXME|XXX|HACK)\b/,
    where: () => true,
    message: 'unfinished work belongs in an issue',
    inComments: true,
  },
  {
    pattern: /(eslint|oxlint)-disable(?!.*-- \S)/,
    where: () => true,
    message: 'an exception needs its reason: "-- because …"',
    inComments: true,
  },
  {
    pattern: /\b(it|test|describe)\.(only|skip)\(/,
    where: isTest,
    message: 'every test runs',
  },
  {
    pattern: /\bnew Date\(\)|\bDate\.now\(\)|\bMath\.random\(\)/,
    where: pureCore,
    message: 'time and chance are arguments: ctx.now(), ctx.id()',
  },
]

export function checkWords(files: SourceFile[]): Violation[] {
  return files
    .filter(({ path }) => /\.(ts|tsx|mjs)$/.test(path) && !path.startsWith('packages/config/src/check-words'))
    .flatMap(({ path, text }) => {
      const raw = text.split('\n')
      const code = withoutComments(text).split('\n')
      return rules
        .filter(({ where }) => where(path))
        .flatMap(({ pattern, message, inComments }) =>
          (inComments ? raw : code).flatMap((line, index) =>
            pattern.test(line) ? [{ path: `${path}:${index + 1}`, message }] : [],
          ),
        )
    })
}
