namespace UsmeAprende.Web.People;

/// <summary>What is typed at <c>/entrar</c>.</summary>
public sealed class SignInForm
{
    public string? Identifier { get; set; }

    public string? OtherIdentifier { get; set; }

    public string? Password { get; set; }
}
