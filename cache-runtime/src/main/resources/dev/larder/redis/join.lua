-- epoch for a new log, life:
-- [epoch, sequence, nonce, now, life, number of marks, (number, invalidation)*, (number, nonce, invalidation)*]
local epoch = field('epoch')
local sequence = tonumber(field('sequence') or 0)
-- A stream without its last record has lost it; then nobody knows what else.
if not epoch or (sequence > 0 and not entry_at(sequence)) then
  begin(ARGV[1])
  epoch, sequence = ARGV[1], 0
end
announce(ARGV[2])
local reply = { epoch, text(sequence), field('nonce'), text(now), field('life'), 0 }
each_mark(function(what, number)
  reply[#reply + 1] = text(number)
  reply[#reply + 1] = what
end)
reply[6] = text((#reply - 6) / 2)
if sequence > 0 then
  for _, entry in ipairs(entries_between('-', '+')) do
    if string.sub(entry[2][4], 1, 1) == 'K' then
      add(reply, entry)
    end
  end
end
return reply
