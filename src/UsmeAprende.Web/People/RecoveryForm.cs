namespace UsmeAprende.Web.People;

/// <summary>What is typed at <c>/entrar/recuperar</c>.</summary>
public sealed class RecoveryForm
{
    public string? Identifier { get; set; }

    public string? Code { get; set; }

    public string? Password { get; set; }
}
