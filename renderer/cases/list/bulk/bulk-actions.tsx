import { MacroAction } from '../../macros/bulk-macro.tsx';
import { MergeAction, ParentAction } from '../../relations/bulk-relations.tsx';
import { AssignAction } from './assign-action.tsx';
import type { BulkAction } from './bulk-action.ts';
import { PriorityAction, StatusAction } from './choice-actions.tsx';
import { TagsAction } from './tags-action.tsx';

/** What can be done with several cases at once, in the order of the bar. */
export const bulkActions: readonly BulkAction[] = [
  { id: 'assign', render: (props) => <AssignAction {...props} /> },
  { id: 'status', render: (props) => <StatusAction {...props} /> },
  { id: 'priority', render: (props) => <PriorityAction {...props} /> },
  { id: 'tags', render: (props) => <TagsAction {...props} /> },
  { id: 'macro', render: (props) => <MacroAction {...props} /> },
  { id: 'parent', render: (props) => <ParentAction {...props} /> },
  { id: 'merge', render: (props) => <MergeAction {...props} /> },
];
