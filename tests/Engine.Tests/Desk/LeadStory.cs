using System.Globalization;
using System.Text.RegularExpressions;
using ChallengeHub.Testing;

namespace ChallengeHub.Engine.Tests;

/// <summary>
/// A lead's facts in few words, marked as the engine marks them. A word is a type with, where it matters, its rep, the
/// hour of its instant, its source, and ! for a correction that took it back or ~ for an instant outside the campaign:
/// <c>received validated taken:1@9 released@12/deadline</c>.
/// </summary>
internal sealed partial class LeadStory
{
    private readonly bool validation;
    private readonly LeadState state = new();
    private readonly List<Fact> arrived = [];
    private readonly List<Fact> kept = [];

    private LeadStory(bool validation) => this.validation = validation;

    /// <summary>Of facts with the marks that they have at the end: as they are stored.</summary>
    public LeadCourse Course => LeadCourse.Of(validation, kept);

    /// <summary>Of facts with the marks that they had when they came.</summary>
    public LeadCourse Live => LeadCourse.Of(validation, arrived);

    /// <summary>In a campaign that validates.</summary>
    public static LeadStory Of(string words) => Of(true, words);

    public static LeadStory Of(bool validation, string words)
    {
        var story = new LeadStory(validation);
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            story.Tell(word);
        return story;
    }

    /// <summary>Hour 0 is <see cref="Some.Instant"/>; what names none comes an hour after the one before it.</summary>
    public static DateTimeOffset At(double hour) => Some.Instant.AddHours(hour);

    private void Tell(string word)
    {
        var match = Word().Match(word);
        if (!match.Success)
            throw new ArgumentException($"'{word}' is no fact.", nameof(word));

        var type = $"lead.{match.Groups["type"].Value}";
        var rep = match.Groups["rep"] is { Success: true } number ? int.Parse(number.ValueSpan) : (int?)null;
        var at = match.Groups["hour"] is { Success: true } hour
            ? At(double.Parse(hour.ValueSpan, CultureInfo.InvariantCulture))
            : (arrived.LastOrDefault()?.At ?? At(-1)).AddHours(1);
        var mark = match.Groups["mark"].Value;
        var stage = EventTypes.StageOf(type);
        var isFirst = mark.Length == 0 && stage is { } reached && state.Holder(reached) is null;
        var opens = type == EventTypes.Recycled && mark.Length == 0;
        Add(
            new Fact
            {
                FactSeq = arrived.Count + 1,
                Source = match.Groups["source"] is { Success: true } source ? source.Value : "crm",
                EventId = $"{arrived.Count + 1}",
                Type = type,
                Lead = "L-1",
                Cycle = state.Cycle + (opens ? 1 : 0),
                Stage = stage,
                Rep = rep,
                Prospector = match.Groups["finder"] is { Success: true } found ? int.Parse(found.ValueSpan) : null,
                At = at,
                Content = "{}",
                Status = mark == "~" ? "outside" : "recorded",
                HoldsStage = isFirst,
                TakenBack = mark == "!",
                ReceivedAt = at,
            }
        );
    }

    private void Add(Fact fact)
    {
        if (!fact.TakenBack && !fact.IsIgnored)
            Free(fact.Type);
        arrived.Add(fact);
        kept.Add(fact);
        state.Add(fact);
    }

    /// <summary>What a fact takes back loses its key.</summary>
    private void Free(string type)
    {
        Stage[] freed = type switch
        {
            EventTypes.Released => [Stage.Taken],
            EventTypes.Reopened => [Stage.Closed],
            EventTypes.Refused => Enum.GetValues<Stage>(),
            _ => [],
        };
        foreach (var stage in freed)
        {
            state.Free(state.Cycle, stage);
            var held = kept.FindIndex(x => x.HoldsStage && x.Cycle == state.Cycle && x.Stage == stage);
            if (held >= 0)
                kept[held] = kept[held].Freed;
        }
    }

    [GeneratedRegex(
        @"\A(?<type>[a-z_]+)(:(?<rep>\d+))?(\^(?<finder>\d+))?(@(?<hour>-?[\d.]+))?(/(?<source>\w+))?(?<mark>[!~])?\z"
    )]
    private static partial Regex Word();
}
