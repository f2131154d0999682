-- epoch, sequence, nonce, life, at most: ['news', now, life, end, (number, nonce, invalidation)*] or a word
if field('epoch') ~= ARGV[1] then
  return { 'other' }
end
local known = tonumber(ARGV[2])
if known > 0 then
  local entry = entry_at(known)
  if not entry then
    local first = entries_between('-', '+', 'COUNT', 1)[1]
    return { first and sequence_of(first) > known and 'trimmed' or 'lost' }
  end
  if entry[2][2] ~= ARGV[3] then
    return { 'lost' }
  end
end
local last = tonumber(field('sequence'))
local entries = entries_between(id(known + 1), '+', 'COUNT', ARGV[5])
if #entries == 0 and last > known then
  return { 'lost' }
end
if #entries > 0 and sequence_of(entries[1]) ~= known + 1 then
  return { 'trimmed' }
end
if #entries > 0 and sequence_of(entries[#entries]) ~= known + #entries then
  return { 'lost' }
end
-- Without news this is a write even if it changes nothing: who may no longer write (to what has become a replica,
-- or to a full memory) cannot invalidate, and must not take part.
if #entries == 0 or tonumber(ARGV[4]) > tonumber(field('life')) then
  announce(ARGV[4])
end
local reply = { 'news', text(now), field('life'), text(last) }
for _, entry in ipairs(entries) do
  add(reply, entry)
end
return reply
