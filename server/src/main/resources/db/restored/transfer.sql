-- Run after a restore: the files of imports are not in a backup, and nothing goes on by itself.
update transfer.imports set state = 'failed',
  why = '{"code": "restored", "text": "The installation was restored from a backup.", "values": {}}'
where state in ('uploaded', 'checking', 'checked', 'running', 'undoing');
