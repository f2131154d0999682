-- window, name: whether it is there; how many are strictly worse, and how many there are
local at = reading(ARGV[5])
local found = find(at, ARGV[6])
if found then
  local n = size(at)
  add(1, n - count_through(at, found.key), n)
else
  add(0)
end
return reply
