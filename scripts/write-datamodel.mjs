#!/usr/bin/env node
// Prisma generator: what packages/db/src/reads has to know of tables, columns and keys, as one plain value.
import { writeFileSync } from 'node:fs'
import helper from '@prisma/generator-helper'

const pick = (list, facts) => Object.fromEntries(list.map((each) => [each.name, facts(each)]))

const columnOf = (field) => ({
  column: field.dbName ?? field.name,
  type: (field.nativeType?.[0] ?? field.type).toLowerCase(),
  list: field.isList,
  nullable: !field.isRequired,
})

/** The side that holds the foreign key says which columns meet; the other side reads it there. */
function relationOf(models, model, field) {
  const target = models.find(({ name }) => name === field.type)
  const owns = field.relationFromFields.length > 0
  const other = target.fields.find(
    ({ relationName, name }) =>
      relationName === field.relationName && !(target === model && name === field.name),
  )
  const [from, to] = owns
    ? [field.relationFromFields, field.relationToFields]
    : [other.relationToFields, other.relationFromFields]
  return { model: field.type, list: field.isList, from, to }
}

function modelOf(models, model) {
  const key = model.primaryKey?.fields ?? model.fields.filter(({ isId }) => isId).map(({ name }) => name)
  const uniques = [key, ...model.uniqueFields].filter((fields) => fields.length > 1)
  return {
    table: model.dbName ?? model.name,
    key,
    uniques: Object.fromEntries(uniques.map((fields) => [fields.join('_'), fields])),
    columns: pick(
      model.fields.filter(({ kind }) => kind === 'scalar'),
      columnOf,
    ),
    relations: pick(
      model.fields.filter(({ kind }) => kind === 'object'),
      (field) => relationOf(models, model, field),
    ),
  }
}

helper.generatorHandler({
  onManifest: () => ({ prettyName: 'Datamodel', defaultOutput: 'datamodel.ts' }),
  onGenerate: async ({ dmmf, generator }) => {
    const { models } = dmmf.datamodel
    const facts = pick(models, (model) => modelOf(models, model))
    writeFileSync(generator.output.value, `export const datamodel = ${JSON.stringify(facts)}\n`)
  },
})
