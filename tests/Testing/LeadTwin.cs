using System.Globalization;

namespace ChallengeHub.Testing;

/// <summary>
/// One copy of a lead that was played: of other people and teams, at other instants, for other amounts.
/// </summary>
/// <param name="Teams">Who is so many teams further stands in for each of its people.</param>
/// <param name="Reps">And so many reps further, within the team.</param>
/// <param name="Later">Milliseconds; below 0 it is earlier.</param>
/// <param name="More">Of each amount.</param>
internal readonly record struct LeadTwin(int Copy, int Teams, int Reps, long Later, decimal More)
{
    private const decimal One = 1.0000000000000000000000000000m;

    public string Lead(string code) => LargeCampaign.CodeOf(code, Copy);

    /// <summary>Of the assignment that follows a reception the word behind the colon stays there.</summary>
    public string Event(string id)
    {
        var colon = id.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? Lead(id) : Lead(id[..colon]) + id[colon..];
    }

    /// <param name="number">As a row has it: null stays null.</param>
    public object Person(object number) => number is long known ? Crew.Instead((int)known - 1, this) + 1L : number;

    /// <param name="code">As a row has it, and the other two alike.</param>
    public object Team(object code) => code is string known ? Crew.TeamInstead(known, this) : code;

    public object At(object instant) => instant is long known ? known + Later : instant;

    public object Amount(object amount) => amount is string known ? Amount(known) : amount;

    /// <summary>Written as a fact has it, without zeros at its end.</summary>
    public string Amount(string amount) =>
        ((decimal.Parse(amount, CultureInfo.InvariantCulture) + More) / One).ToString(CultureInfo.InvariantCulture);
}
