import { graphql } from '../../api/graphql'

export const Dashboard = graphql(`
  query Dashboard($siteIds: [UUID!], $from: Date!, $to: Date!) {
    dashboard(siteIds: $siteIds, from: $from, to: $to) {
      anonymous { siteId name quarter reports texts }
      unassessed
      foresight { compared exceeded mildest mildestMajor }
      pyramid {
        actual { key count }
        potential { key count }
      }
      perMonth {
        month
        reports
        unrated
        headcount
        per100 { value low high }
      }
      funnel { stage reports median p75 p90 }
      overdue { bucket actions }
      sites {
        siteId
        name
        reports
        openActions
        overdueActions
        medianDaysToTriage
        per100 { value low high }
      }
    }
  }
`)

export const DashboardSites = graphql(`
  query DashboardSites($month: Date!) {
    dashboard(from: $month, to: $month) {
      sites { siteId name }
    }
  }
`)

export const AnonymousTextsOf = graphql(`
  query AnonymousTexts($siteId: UUID!, $quarter: Date!) {
    anonymousTexts(siteId: $siteId, quarter: $quarter)
  }
`)
