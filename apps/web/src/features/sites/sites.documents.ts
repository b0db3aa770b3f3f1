import { graphql } from '../../api/graphql'

export const Sites = graphql(`
  query Sites($includeArchived: Boolean) {
    sites(includeArchived: $includeArchived) {
      id name address timeZone headcount emergencyName emergencyPhone archivedAt memberCount
      code { id code status version scans viewerCan { print edit } }
      locations(includeArchived: $includeArchived) {
        id name archivedAt code { id code status version scans viewerCan { print edit } }
      }
    }
  }
`)

export const SiteNames = graphql(`
  query SiteNames {
    sites { id name }
  }
`)

export const CreateSite = graphql(`
  mutation CreateSite($input: CreateSiteInput!) {
    createSite(input: $input) { id }
  }
`)

export const UpdateSite = graphql(`
  mutation UpdateSite($input: UpdateSiteInput!) {
    updateSite(input: $input) { id }
  }
`)

export const ArchiveSite = graphql(`
  mutation ArchiveSite($id: UUID!) {
    archiveSite(id: $id) { id }
  }
`)

export const RestoreSite = graphql(`
  mutation RestoreSite($id: UUID!) {
    restoreSite(id: $id) { id }
  }
`)

export const CreateLocation = graphql(`
  mutation CreateLocation($input: CreateLocationInput!) {
    createLocation(input: $input) { id }
  }
`)

export const UpdateLocation = graphql(`
  mutation UpdateLocation($input: UpdateLocationInput!) {
    updateLocation(input: $input) { id }
  }
`)

export const ArchiveLocation = graphql(`
  mutation ArchiveLocation($id: UUID!) {
    archiveLocation(id: $id) { id }
  }
`)

export const RestoreLocation = graphql(`
  mutation RestoreLocation($id: UUID!) {
    restoreLocation(id: $id) { id }
  }
`)

/** Where something can stand. */
export const SitePlaces = graphql(`
  query SitePlaces {
    sites { id name locations { id name } }
  }
`)
