-- window, name*: for each key, rank, position and metadata, or nil
local at = reading(ARGV[5])
for i = 6, #ARGV do
  local found = find(at, ARGV[i])
  add(standing(at, found))
  if found then
    add(redis.call('HGET', at.metadata, ARGV[i]))
  end
end
return reply
