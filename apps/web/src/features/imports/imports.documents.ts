import { graphql } from '../../api/graphql'

export const Imports = graphql(`
  query Imports($first: Int, $after: String) {
    imports(first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id
          fileName
          status
          rowsTotal
          rowsApplied
          rowsRefused
          createdAt
          createdBy { id name }
        }
      }
    }
  }
`)

export const Import = graphql(`
  query Import($id: UUID!) {
    import(id: $id) {
      id
      fileName
      status
      version
      mapping
      rowsTotal
      rowsReady
      rowsRefused
      rowsKnown
      rowsApplied
      createdAt
      finishedAt
      reading { format encoding delimiter headerRow header }
      columns {
        header
        filled
        distinct
        examples
        values { value count }
        dates { order serial ambiguous contradictory readable }
      }
      progress { done total }
      failure { reason params }
      keptPlaces { site location uses }
      preview {
        newSites
        newLocationsCount
        newLocations { site name }
        remarks { field reason level count }
        years { year count }
        foresight { compared exceeded onScale }
      }
      savedMappings { id name mapping createdAt }
      viewerCan { map apply cancel undo }
    }
    sites { id name }
  }
`)

export const ImportSample = graphql(`
  query ImportSample($id: UUID!) {
    import(id: $id) {
      id
      sample {
        rowNumber
        occurredAt
        site
        newSite
        location
        type
        actualSeverity
        potentialSeverity
        whatHappened
      }
      rows(first: 20, remarked: true) {
        edges { node { rowNumber cells status remarks } }
      }
    }
  }
`)

export const CreateImport = graphql(`
  mutation CreateImport($input: CreateImportInput!) {
    createImport(input: $input) { id status }
  }
`)

export const SaveImportMapping = graphql(`
  mutation SaveImportMapping($input: SaveImportMappingInput!) {
    saveImportMapping(input: $input) { id status version }
  }
`)

export const ApplyImport = graphql(`
  mutation ApplyImport($input: VersionedImportInput!) {
    applyImport(input: $input) { id status version }
  }
`)

export const CancelImport = graphql(`
  mutation CancelImport($id: UUID!) {
    cancelImport(id: $id) { id status version }
  }
`)

export const UndoImport = graphql(`
  mutation UndoImport($id: UUID!) {
    undoImport(id: $id) { id status version }
  }
`)
