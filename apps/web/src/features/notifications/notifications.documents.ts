import { graphql } from '../../api/graphql'

export const UnreadCount = graphql(`
  query UnreadCount {
    viewer { unreadNotifications inboxCount lateBoxes silentKiosks }
  }
`)

export const Notifications = graphql(`
  query Notifications($first: Int, $after: String) {
    notifications(first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { node { id event reportId actionId params createdAt readAt } }
    }
  }
`)

export const ReadNotifications = graphql(`
  mutation ReadNotifications($ids: [UUID!]) {
    readNotifications(ids: $ids)
  }
`)
