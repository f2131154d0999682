-- window, name, size, what to do if it is unknown: a page
local at = reading(ARGV[5])
local length, absent = tonumber(ARGV[7]), ARGV[8]
local found, n = find(at, ARGV[6]), size(at)
local first = absent == 'LAST' and n or 0
if found then
  first = redis.call('ZRANK', at.ranks, found.element) - math.floor(length / 2)
elseif absent == 'EMPTY' then
  length = 0
end
add_page(at, math.max(0, math.min(first, n - length)), length)
return reply
