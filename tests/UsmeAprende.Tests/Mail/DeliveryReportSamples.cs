namespace UsmeAprende.Tests.Mail;

/// <summary>What servers send back, written as each of them does.</summary>
internal static class DeliveryReportSamples
{
    public static string Postfix(string letter, string to, string action = "failed", string status = "5.1.1", string? original = null) =>
        $"""
            Return-Path: <>
            Date: Mon, 06 Aug 2035 10:00:12 -0500 (-05)
            From: MAILER-DAEMON@mx.ejemplo.co (Mail Delivery System)
            Subject: Undelivered Mail Returned to Sender
            To: no-responder@usme.invalid
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status;
            	boundary="9B095B5ADSN=/mx.ejemplo.co"
            Message-Id: <20350806150012.{action}{status}@mx.ejemplo.co>

            This is a MIME-encapsulated message.

            --9B095B5ADSN=/mx.ejemplo.co
            Content-Description: Notification
            Content-Type: text/plain; charset=us-ascii

            This is the mail system at host mx.ejemplo.co.

            <{to}>: host mail.ejemplo.co[192.0.2.7] said: 550 {status} User unknown (in reply to RCPT TO command)

            --9B095B5ADSN=/mx.ejemplo.co
            Content-Description: Delivery report
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.ejemplo.co
            X-Postfix-Queue-ID: 9B095B5ADSN
            X-Postfix-Sender: rfc822; no-responder@usme.invalid
            Arrival-Date: Mon, 06 Aug 2035 10:00:10 -0500 (-05)

            Final-Recipient: rfc822; {to}
            Original-Recipient: rfc822;{original ?? to}
            Action: {action}
            Status: {status}
            Remote-MTA: dns; mail.ejemplo.co
            Diagnostic-Code: smtp; 550 {status} <{to}>: Recipient address rejected

            --9B095B5ADSN=/mx.ejemplo.co
            Content-Description: Undelivered Message Headers
            Content-Type: text/rfc822-headers

            Return-Path: <no-responder@usme.invalid>
            From: UsmeAprende <no-responder@usme.invalid>
            To: <{to}>
            Subject: =?utf-8?Q?Confirme_su_direcci=C3=B3n?=
            Message-Id: <{letter}@usme.invalid>
            MIME-Version: 1.0

            --9B095B5ADSN=/mx.ejemplo.co--

            """;

    public static string Exchange(string letter, string to) =>
        $"""
            From: Microsoft Outlook <postmaster@ejemplo.onmicrosoft.com>
            To: no-responder@usme.invalid
            Date: Mon, 6 Aug 2035 15:00:09 +0000
            Content-Type: multipart/report; report-type=delivery-status;
            	boundary="c2e9e1d4-6a5b-4a4e-9d4c-e6a3ad7a7f4b"
            Content-Language: es-ES
            Message-ID: <d4c0b1b2-1111-4222-8333-444455556666@AM0PR01MB.prod.exchangelabs.com>
            In-Reply-To: <{letter}@usme.invalid>
            Subject: =?utf-8?B?Tm8gc2UgcHVlZGUgZW50cmVnYXI6IENvbmZpcm1lIHN1IGNvcnJlbw==?=
            Auto-Submitted: auto-replied
            MIME-Version: 1.0

            --c2e9e1d4-6a5b-4a4e-9d4c-e6a3ad7a7f4b
            Content-Type: multipart/alternative; differences=Content-Type;
            	boundary="inner"

            --inner
            Content-Type: text/plain; charset="us-ascii"
            Content-Transfer-Encoding: quoted-printable

            Su mensaje no se pudo entregar.
            --inner
            Content-Type: text/html; charset="us-ascii"

            <p>Su mensaje no se pudo entregar.</p>
            --inner--

            --c2e9e1d4-6a5b-4a4e-9d4c-e6a3ad7a7f4b
            Content-Type: message/delivery-status

            Reporting-MTA: dns;AM0PR01MB0001.eurprd01.prod.exchangelabs.com
            Received-From-MTA: dns;mx.usme.invalid
            Arrival-Date: Mon, 6 Aug 2035 15:00:08 +0000

            Final-Recipient: rfc822;{to.ToUpperInvariant()}
            Action: failed
            Status: 5.1.10
            Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup

            --c2e9e1d4-6a5b-4a4e-9d4c-e6a3ad7a7f4b
            Content-Type: message/rfc822

            Received: from mx.usme.invalid (192.0.2.9) by AM0PR01MB0001.prod.exchangelabs.com
            From: UsmeAprende <no-responder@usme.invalid>
            To: <{to}>
            Message-ID: <{letter}@usme.invalid>
            Content-Type: text/plain; charset=utf-8

            Hola.

            --c2e9e1d4-6a5b-4a4e-9d4c-e6a3ad7a7f4b--

            """;

    public static string Gmail(string letter, string to) =>
        $"""
            From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
            To: no-responder@usme.invalid
            Auto-Submitted: auto-replied
            Subject: Delivery Status Notification (Failure)
            References: <{letter}@usme.invalid>
            In-Reply-To: <{letter}@usme.invalid>
            X-Failed-Recipients: {to}
            Message-ID: <66b1f0aa.050a0220.1.GMR@mx.google.com>
            Date: Mon, 06 Aug 2035 08:00:10 -0700 (PDT)
            Content-Type: multipart/report; boundary="000000000000a1"; report-type=delivery-status

            --000000000000a1
            Content-Type: multipart/related; boundary="000000000000a2"

            --000000000000a2
            Content-Type: text/html; charset="UTF-8"

            <p>Address not found</p>
            --000000000000a2
            Content-Type: image/png; name="icon.png"
            Content-Transfer-Encoding: base64
            Content-ID: <icon.png>

            iVBORw0KGgo=
            --000000000000a2--
            --000000000000a1
            Content-Type: message/delivery-status

            Reporting-MTA: dns; googlemail.com
            Arrival-Date: Mon, 06 Aug 2035 08:00:09 -0700 (PDT)
            X-Original-Message-ID: <{letter}@usme.invalid>

            Final-Recipient: rfc822; {to}
            Action: failed
            Status: 5.1.1
            Remote-MTA: dns; gmail-smtp-in.l.google.com. (192.0.2.27, the server for the domain)
            Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.
            Last-Attempt-Date: Mon, 06 Aug 2035 08:00:10 -0700 (PDT)

            --000000000000a1
            Content-Type: message/rfc822

            From: UsmeAprende <no-responder@usme.invalid>
            To: {to}
            Message-ID: <{letter}@usme.invalid>

            ----- Message truncated -----

            --000000000000a1--

            """;

    /// <summary>RFC 6533: an address, a header and a report beyond ASCII.</summary>
    public static string International(string letter, string to) =>
        Postfix(letter, to)
            .Replace("message/delivery-status", "message/global-delivery-status", StringComparison.Ordinal)
            .Replace("text/rfc822-headers", "message/global-headers", StringComparison.Ordinal)
            .Replace("Final-Recipient: rfc822;", "Final-Recipient: utf-8;", StringComparison.Ordinal);

    /// <summary>About several readers of one letter, of whom one got it.</summary>
    public static string Several(string letter, string to, string other) =>
        Postfix(letter, to)
            .Replace(
                "Final-Recipient: ",
                $"Final-Recipient: rfc822; {other}\nAction: delivered\nStatus: 2.0.0\n\nFinal-Recipient: ",
                StringComparison.Ordinal
            );

    public static string Holiday(string letter, string from) =>
        $"""
            From: <{from}>
            To: no-responder@usme.invalid
            Subject: Estoy en vacaciones
            Auto-Submitted: auto-replied
            In-Reply-To: <{letter}@usme.invalid>
            Message-ID: <vacaciones@ejemplo.co>
            Content-Type: text/plain; charset=utf-8

            Vuelvo en enero. 5.1.1 failed
            """;
}
