namespace UsmeAprende.Web.People;

/// <summary>What is sent from <c>/entrar/carne</c>: the token that a script took out of the address, and what was typed.</summary>
public sealed class CardSignInForm
{
    public string? Token { get; set; }

    public string? Pin { get; set; }
}
