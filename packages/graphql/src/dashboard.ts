import { overdueBuckets, pyramidLevels } from '@closecall/core/dashboard/dashboard'
import { type Dashboard as DashboardRow, dashboardFor } from '@closecall/core/dashboard/dashboard.rows'
import { anonymousTexts, type AnonymousGroup as Group } from '@closecall/core/dashboard/small-group.rows'
import { builder } from './builder'
import { memberOf } from './context'

const PyramidLevel = builder.enumType('PyramidLevel', {
  description: 'A step of the measured pyramid. UNSAFE: unsafe acts and conditions that hurt nobody.',
  values: pyramidLevels,
})
const OverdueBucket = builder.enumType('OverdueBucket', {
  description: 'Whole days after the due day: 1–7, 8–30, 31–90, more.',
  values: overdueBuckets,
})
const FunnelStage = builder.enumType('FunnelStage', {
  description: 'What a report has reached.',
  values: ['REPORTED', 'TRIAGED', 'ACTED', 'VERIFIED'] as const,
})

const Level = builder.objectRef<DashboardRow['pyramid']['actual'][number]>('PyramidStep').implement({
  description: 'One step of a pyramid.',
  fields: (t) => ({ key: t.expose('key', { type: PyramidLevel }), count: t.exposeInt('count') }),
})
const Pyramid = builder.objectRef<DashboardRow['pyramid']>('Pyramid').implement({
  description: 'The organisation’s own measured pyramid, top first; never a forecast.',
  fields: (t) => ({
    actual: t.expose('actual', { type: [Level], description: 'By what happened.' }),
    potential: t.expose('potential', { type: [Level], description: 'By what could have happened.' }),
  }),
})
const Foresight = builder.objectRef<DashboardRow['foresight']>('Foresight').implement({
  description: 'How much worse it could have come, among reports of which both severities are known.',
  fields: (t) => ({
    compared: t.exposeInt('compared', { description: 'Reports with both severities.' }),
    exceeded: t.exposeInt('exceeded', { description: 'Of them: the potential is above the actual one.' }),
    mildest: t.exposeInt('mildest', { description: 'Of them: the actual severity is negligible (1).' }),
    mildestMajor: t.exposeInt('mildestMajor', { description: 'Of the mildest: the potential is 4 or 5.' }),
  }),
})
const Rate = builder.objectRef<NonNullable<DashboardRow['perMonth'][number]['per100']>>('Rate').implement({
  description: 'Reports per 100 workers with the 95 % interval of a small count.',
  fields: (t) => ({ value: t.exposeFloat('value'), low: t.exposeFloat('low'), high: t.exposeFloat('high') }),
})
const Month = builder.objectRef<DashboardRow['perMonth'][number]>('DashboardMonth').implement({
  description: 'One month of reporting.',
  fields: (t) => ({
    month: t.expose('month', { type: 'Date', description: 'Its first day, by the organisation’s clock.' }),
    reports: t.exposeInt('reports'),
    unrated: t.exposeInt('unrated', {
      description: 'Of them: from sites that told no number of workers, and so not in the rate.',
    }),
    headcount: t.exposeInt('headcount', { nullable: true, description: 'Null: no site has told one.' }),
    per100: t.expose('per100', {
      type: Rate,
      nullable: true,
      description: 'Null: no data, never 0; also where every report is one of the unrated.',
    }),
  }),
})
const Stage = builder.objectRef<DashboardRow['funnel'][number]>('FunnelStep').implement({
  description:
    'How many reports reached a stage, and in how many whole days after submission. History imported as closed passed no stage here and is not counted.',
  fields: (t) => ({
    stage: t.expose('stage', { type: FunnelStage }),
    reports: t.exposeInt('reports'),
    median: t.exposeInt('median', { nullable: true }),
    p75: t.exposeInt('p75', { nullable: true }),
    p90: t.exposeInt('p90', { nullable: true }),
  }),
})
const Overdue = builder.objectRef<DashboardRow['overdue'][number]>('OverdueActions').implement({
  description: 'Unfinished actions by how late they are.',
  fields: (t) => ({ bucket: t.expose('bucket', { type: OverdueBucket }), actions: t.exposeInt('actions') }),
})
const SiteFigures = builder.objectRef<DashboardRow['sites'][number]>('SiteFigures').implement({
  description: 'One site beside the others.',
  fields: (t) => ({
    siteId: t.id({ resolve: ({ site }) => site.id }),
    name: t.string({ resolve: ({ site }) => site.name }),
    reports: t.exposeInt('reports'),
    per100: t.expose('per100', { type: Rate, nullable: true, description: 'Per month.' }),
    openActions: t.exposeInt('openActions'),
    overdueActions: t.exposeInt('overdueActions'),
    medianDaysToTriage: t.exposeInt('medianDaysToTriage', { nullable: true }),
  }),
})

const AnonymousGroup = builder.objectRef<Group>('AnonymousGroup').implement({
  description:
    'All anonymous reports of a site in a quarter that is over and handed over. Rejected and merged ones do not count.',
  fields: (t) => ({
    siteId: t.id({ resolve: ({ site }) => site.id }),
    name: t.string({ resolve: ({ site }) => site.name }),
    quarter: t.expose('quarter', { type: 'Date', description: 'Its first day.' }),
    reports: t.exposeInt('reports', {
      nullable: true,
      description:
        'Null: hidden, for there are fewer than 5 of them (it may be none), or fewer than 5 people.',
    }),
    texts: t.exposeBoolean('texts', {
      description: 'Whether anonymousTexts tells what they say: from 10 reports and 10 people on.',
    }),
  }),
})

const Dashboard = builder.objectRef<DashboardRow>('Dashboard').implement({
  description:
    'Figures of the sites in the viewer’s reach, read from rollups. Rejected and merged reports do not count, and anonymous ones only for those who triage; to everybody else they are told in the groups under `anonymous`.',
  fields: (t) => ({
    anonymous: t.expose('anonymous', {
      type: [AnonymousGroup],
      description: 'By site and, newest first, the last four settled quarters that the months touch.',
    }),
    pyramid: t.expose('pyramid', { type: Pyramid }),
    foresight: t.expose('foresight', { type: Foresight }),
    unassessed: t.exposeInt('unassessed', { description: 'Reports without a potential severity yet.' }),
    perMonth: t.expose('perMonth', { type: [Month] }),
    funnel: t.expose('funnel', { type: [Stage] }),
    overdue: t.expose('overdue', { type: [Overdue] }),
    sites: t.expose('sites', { type: [SiteFigures] }),
  }),
})

builder.queryField('dashboard', (t) =>
  t.field({
    type: Dashboard,
    args: {
      siteIds: t.arg({ type: ['UUID'], description: 'Absent: every site in reach.' }),
      from: t.arg({ type: 'Date', required: true }),
      to: t.arg({
        type: 'Date',
        required: true,
        description: 'Whole months, both included; at most ten years.',
      }),
    },
    description: 'The dashboard. Errors: FORBIDDEN dashboard.read, NOT_FOUND (a site), INVALID.',
    resolve: (_root, args, context) => dashboardFor(memberOf(context), args),
  }),
)

builder.queryField('anonymousTexts', (t) =>
  t.stringList({
    args: {
      siteId: t.arg({ type: 'UUID', required: true }),
      quarter: t.arg({ type: 'Date', required: true, description: 'Any day of it.' }),
    },
    description:
      'What the anonymous reports of a group say, in no order, at most 200. Errors: FORBIDDEN dashboard.read, NOT_FOUND (the site; or the group is too small).',
    resolve: (_root, args, context) => anonymousTexts(memberOf(context), args),
  }),
)
