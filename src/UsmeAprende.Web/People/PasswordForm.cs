namespace UsmeAprende.Web.People;

/// <summary>The present password and the one to come.</summary>
public sealed class PasswordForm
{
    public string? Password { get; set; }

    public string? NewPassword { get; set; }
}
