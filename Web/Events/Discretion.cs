namespace ChallengeHub.Web;

/// <summary>A director who vouches for a lead is told who earns by it as the boards tell it: by mask, where somebody appears by an alias or not at all.</summary>
public static class Discretion
{
    public static async Task<IReadOnlyList<Answer>> Told(HttpContext http, IReadOnlyList<Told> told, IReadOnlyList<Answer> answers)
    {
        var visitor = Visitor.Of(http.User);
        if (told.All(x => visitor.ReachesAll(x.Event.Campaign))) return answers;
        var reads = http.RequestServices.GetRequiredService<BoardReads>();
        var seen = new List<Answer>();
        foreach (var (asked, answer) in told.Zip(answers))
        {
            if (answer.Entries.Count == 0)
            {
                seen.Add(answer);
                continue;
            }
            var (view, audience) = (await reads.View(asked.Event.Campaign), visitor.Audience(asked.Event.Campaign));
            seen.Add(answer with { Entries = [.. answer.Entries.Select(x => x with { Participant = audience.CodeOf(view.Find(x.Participant)!) })] });
        }
        return seen;
    }
}
