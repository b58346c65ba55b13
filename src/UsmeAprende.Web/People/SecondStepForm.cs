namespace UsmeAprende.Web.People;

/// <summary>The code typed at <c>/entrar/segundo-paso</c>.</summary>
public sealed class SecondStepForm
{
    /// <summary>Letters and digits of a code kept on paper.</summary>
    public const int Paper = 10;

    public const int Longest = 20;

    public string? Code { get; set; }
}
