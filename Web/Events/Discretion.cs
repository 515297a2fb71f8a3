namespace ChallengeHub.Web;

/// <summary>
/// A director who vouches for a lead sees who earns by it as the boards show it: by mask, where somebody appears by an
/// alias or not at all.
/// </summary>
public static class Discretion
{
    public static async Task<IReadOnlyList<Answer>> ToAnswers(
        HttpContext http,
        IReadOnlyList<ReceivedEvent> received,
        IReadOnlyList<Answer> answers,
        BoardReads reads
    )
    {
        var caller = Caller.Of(http.User);
        if (received.All(x => caller.ReachesAll(x.Event.Campaign)))
            return answers;

        var seen = new List<Answer>();

        foreach (var (asked, answer) in received.Zip(answers))
        {
            if (answer.Entries.Count == 0)
            {
                seen.Add(answer);
                continue;
            }

            var snapshot = await reads.Snapshot(asked.Event.Campaign);
            var audience = caller.Audience(asked.Event.Campaign);
            seen.Add(
                answer with
                {
                    Entries =
                    [
                        .. answer.Entries.Select(x =>
                            x with
                            {
                                Participant = audience.CodeOf(snapshot.Find(x.Participant)!),
                            }
                        ),
                    ],
                }
            );
        }

        return seen;
    }
}
