namespace ChallengeHub.Web;

/// <summary>What the partial _Prize shows: one prize of the form.</summary>
public sealed record PrizeLineForm(PrizesStep Page, int Index);
