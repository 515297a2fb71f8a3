-- KEYS: pointer, meta, board, stages. ARGV: generation, board's name, member or '', rows above, rows below (or the number of the top).
-- Answers {3} lost, {4} another generation is served, {5, seq, version, count} unknown member, or {0, seq, version, count,
-- members with a greater score than the first row, members with more units than it, then (member, score, stages)…}.
-- The rows are widened to whole groups of equal score at both ends: who comes first in a group is decided by code, outside.
local unpack = unpack or table.unpack
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return {4} end
local meta = redis.call('HMGET', KEYS[2], 'seq', 'version', 'n:' .. ARGV[2])
local count = redis.call('ZCARD', KEYS[3])
if not meta[1] or count ~= tonumber(meta[3] or '0') or redis.call('HLEN', KEYS[4]) ~= count then return {3} end

local function text(score) return string.format('%.0f', tonumber(score)) end
local function ahead(score) return redis.call('ZCOUNT', KEYS[3], '(' .. score, '+inf') end
local function at_least(score) return redis.call('ZCOUNT', KEYS[3], score, '+inf') end
local function score_at(index)
  return text(redis.call('ZREVRANGE', KEYS[3], string.format('%d', index), string.format('%d', index), 'WITHSCORES')[2])
end

local first, last = 0, tonumber(ARGV[5]) - 1
if ARGV[3] ~= '' then
  local score = redis.call('ZSCORE', KEYS[3], ARGV[3])
  if not score then return {5, meta[1], meta[2], string.format('%d', count)} end
  score = text(score)
  first = math.max(0, ahead(score) - tonumber(ARGV[4]))
  last = at_least(score) - 1 + tonumber(ARGV[5])
end
last = math.min(last, count - 1)
if last < first then return {0, meta[1], meta[2], string.format('%d', count), '0', '0'} end

local top = score_at(first)
first = ahead(top)
last = at_least(score_at(last)) - 1
local more = text((math.floor(tonumber(top) / 268435456) + 1) * 268435456)
local answer = {0, meta[1], meta[2], string.format('%d', count), string.format('%d', first), string.format('%d', at_least(more))}
local rows = redis.call('ZREVRANGE', KEYS[3], string.format('%d', first), string.format('%d', last), 'WITHSCORES')
for i = 1, #rows, 1000 do
  local members = {}
  for j = i, math.min(i + 999, #rows), 2 do members[#members + 1] = rows[j] end
  local stages = redis.call('HMGET', KEYS[4], unpack(members))
  for j = 1, #members do
    answer[#answer + 1] = members[j]
    answer[#answer + 1] = text(rows[i + 2 * j - 1])
    answer[#answer + 1] = stages[j] or ''
  end
end
return answer
